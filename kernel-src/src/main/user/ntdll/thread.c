// Threads: their stacks, their beginnings and ends.
#include "loader.h"

#define CONTEXT_FULL_I386 0x10007
#define USER_CODE 0x1B
#define USER_DATA 0x23
#define USER_TEB 0x3B
#define INTERRUPTS 0x200
#define GRANULARITY 0x10000u
#define DEFAULT_RESERVE 0x100000u

enum { ThreadAmILastThread = 12 };

// Reserves the whole stack, commits its top, and puts a guard page below, by which the kernel makes it grow.
static NTSTATUS createStack(HANDLE process, SIZE_T reserve, SIZE_T committed, PINITIAL_TEB stack) {
    PIMAGE_NT_HEADERS own = RtlImageNtHeader(NtCurrentPeb()->ImageBaseAddress);
    if (reserve == 0) reserve = own ? own->OptionalHeader.SizeOfStackReserve : DEFAULT_RESERVE;
    if (committed == 0) committed = own ? own->OptionalHeader.SizeOfStackCommit : PAGE_SIZE;
    committed = (committed + PAGE_SIZE - 1) & -PAGE_SIZE;
    reserve = (reserve + GRANULARITY - 1) & -GRANULARITY;
    if (committed + PAGE_SIZE > reserve) reserve = (committed + PAGE_SIZE + DEFAULT_RESERVE - 1) & -DEFAULT_RESERVE;
    PVOID base = NULL;
    NTSTATUS status = NtAllocateVirtualMemory(process, &base, 0, &reserve, MEM_RESERVE, PAGE_READWRITE);
    if (!NT_SUCCESS(status)) return status;
    char* top = (char*)base + reserve;
    PVOID limit = top - committed;
    PVOID guard = (char*)limit - PAGE_SIZE;
    SIZE_T guardSize = PAGE_SIZE;
    status = NtAllocateVirtualMemory(process, &limit, 0, &committed, MEM_COMMIT, PAGE_READWRITE);
    if (NT_SUCCESS(status))
        status = NtAllocateVirtualMemory(process, &guard, 0, &guardSize, MEM_COMMIT, PAGE_READWRITE | PAGE_GUARD);
    if (!NT_SUCCESS(status)) {
        SIZE_T all = 0;
        NtFreeVirtualMemory(process, &base, &all, MEM_RELEASE);
        return status;
    }
    *stack = (INITIAL_TEB){.StackBase = top, .StackLimit = limit, .StackAllocationBase = base};
    return STATUS_SUCCESS;
}

// The start routine finds its parameter above an empty return address, which LdrInitializeThunk fills in.
static NTSTATUS initializeContext(HANDLE process, PCONTEXT context, PVOID start, PVOID parameter, PVOID stackBase) {
    ULONG frame[2] = {0, (ULONG)parameter};
    PVOID top = (char*)stackBase - sizeof frame;
    *context = (CONTEXT){
        .ContextFlags = CONTEXT_FULL_I386,
        .Eip = (ULONG)start,
        .Esp = (ULONG)top,
        .EFlags = INTERRUPTS,
        .SegCs = USER_CODE,
        .SegSs = USER_DATA,
        .SegDs = USER_DATA,
        .SegEs = USER_DATA,
        .SegFs = USER_TEB,
    };
    return NtWriteVirtualMemory(process, top, frame, sizeof frame, NULL);
}

NTSTATUS NTAPI RtlCreateUserThread(HANDLE process, PVOID securityDescriptor, BOOLEAN suspended, ULONG zeroBits, SIZE_T reserve,
                                   SIZE_T committed, PUSER_THREAD_START_ROUTINE start, PVOID parameter, PHANDLE thread,
                                   PCLIENT_ID clientId) {
    (void)zeroBits;
    INITIAL_TEB stack;
    NTSTATUS status = createStack(process, reserve, committed, &stack);
    if (!NT_SUCCESS(status)) return status;
    CONTEXT context;
    OBJECT_ATTRIBUTES attributes;
    CLIENT_ID id;
    HANDLE handle = NULL_HANDLE;
    InitializeObjectAttributes(&attributes, NULL, 0, NULL_HANDLE);
    attributes.SecurityDescriptor = securityDescriptor;
    status = initializeContext(process, &context, start, parameter, stack.StackBase);
    if (NT_SUCCESS(status))
        status = NtCreateThread(&handle, THREAD_ALL_ACCESS, &attributes, process, &id, &context, &stack, suspended);
    if (!NT_SUCCESS(status)) {
        SIZE_T all = 0;
        NtFreeVirtualMemory(process, &stack.StackAllocationBase, &all, MEM_RELEASE);
        return status;
    }
    if (clientId) *clientId = id;
    if (thread)
        *thread = handle;
    else
        NtClose(handle);
    return STATUS_SUCCESS;
}

// The process ends with its last thread.
NORETURN VOID NTAPI RtlExitUserThread(NTSTATUS exitStatus) {
    ULONG isLast = FALSE;
    NtQueryInformationThread(NtCurrentThread(), ThreadAmILastThread, &isLast, sizeof isLast, NULL);
    if (isLast) {
        LdrShutdownProcess();
        NtTerminateProcess(NtCurrentProcess(), exitStatus);
    }
    LdrShutdownThread();
    NtCurrentTeb()->FreeStackOnTermination = TRUE;
    NTSTATUS status = NtTerminateThread(NtCurrentThread(), exitStatus);
    RtlRaiseStatus(status);
}
