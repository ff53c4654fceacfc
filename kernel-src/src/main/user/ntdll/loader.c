// The loader's beginning and end: what happens before a thread's start routine, and after a process's last.
#include "loader.h"

VOID NTAPI LdrpInitialize(PCONTEXT context, PVOID ntdllBase, PVOID unused);
VOID LdrpThreadReturned(void);

RTL_CRITICAL_SECTION LdrpLoaderLock = {.LockCount = -1};

static RTL_CRITICAL_SECTION pebLock = {.LockCount = -1};
static PEB_LDR_DATA loaderData = {.Length = sizeof loaderData};
static RTL_BITMAP tlsBitmap = {.SizeOfBitMap = 64};
static RTL_BITMAP tlsExpansionBitmap = {.SizeOfBitMap = 1024};

// 0: nobody has begun; 1: the first thread is at it; 2: done.
static volatile LONG processState;

static void initializePeb(PPEB peb) {
    peb->LoaderLock = &LdrpLoaderLock;
    peb->FastPebLock = &pebLock;
    tlsBitmap.Buffer = peb->TlsBitmapBits;
    tlsExpansionBitmap.Buffer = peb->TlsExpansionBitmapBits;
    peb->TlsBitmap = &tlsBitmap;
    peb->TlsExpansionBitmap = &tlsExpansionBitmap;
    PLIST_ENTRY lists = &loaderData.InLoadOrderModuleList;
    for (int list = 0; list < 3; list++) lists[list] = (LIST_ENTRY){&lists[list], &lists[list]};
    loaderData.Initialized = TRUE;
    peb->Ldr = &loaderData;
    if (peb->ProcessParameters) RtlNormalizeProcessParams(peb->ProcessParameters);
}

// The program and ntdll are mapped already, by the kernel.
static NTSTATUS initializeProcess(PVOID ntdllBase, PCONTEXT context) {
    PPEB peb = NtCurrentPeb();
    initializePeb(peb);
    PIMAGE_NT_HEADERS program = RtlImageNtHeader(peb->ImageBaseAddress);
    if (!program) return STATUS_INVALID_IMAGE_FORMAT;
    peb->ProcessHeap = RtlCreateHeap(HEAP_GROWABLE, NULL, program->OptionalHeader.SizeOfHeapReserve,
                                     program->OptionalHeader.SizeOfHeapCommit, NULL, NULL);
    if (!peb->ProcessHeap) return STATUS_NO_MEMORY;
    UNICODE_STRING programName, ntdllName;
    RtlInitUnicodeString(&ntdllName, L"\\SystemRoot\\System32\\ntdll.dll");
    RtlInitUnicodeString(&programName, L"");
    if (peb->ProcessParameters) programName = peb->ProcessParameters->ImagePathName;
    PLDR_DATA_TABLE_ENTRY programEntry, ntdllEntry;
    NTSTATUS status = LdrpAddEntry(peb->ImageBaseAddress, &programName, &programEntry);
    if (NT_SUCCESS(status)) status = LdrpAddEntry(ntdllBase, &ntdllName, &ntdllEntry);
    if (!NT_SUCCESS(status)) return status;
    ntdllEntry->Flags |= LDRP_ENTRY_PROCESSED | LDRP_PROCESS_ATTACH_CALLED;
    status = LdrpRelocateImage(peb->ImageBaseAddress);
    if (NT_SUCCESS(status)) status = LdrpSnapImports(programEntry);
    if (NT_SUCCESS(status)) status = LdrpInitializeTls();
    if (NT_SUCCESS(status)) status = LdrpInitializeDlls(context);
    return status;
}

static BOOLEAN takesThreads(PLDR_DATA_TABLE_ENTRY image) {
    return image->Flags & LDRP_IMAGE_DLL && image->Flags & LDRP_PROCESS_ATTACH_CALLED && image->EntryPoint;
}

static void tellThread(ULONG reason) {
    RtlEnterCriticalSection(&LdrpLoaderLock);
    PLIST_ENTRY head = &loaderData.InInitializationOrderModuleList;
    for (PLIST_ENTRY link = head->Flink; link != head; link = link->Flink) {
        PLDR_DATA_TABLE_ENTRY image = (PLDR_DATA_TABLE_ENTRY)((char*)link - offsetof(LDR_DATA_TABLE_ENTRY, InInitializationOrderLinks));
        LdrpCallTlsCallbacks(image->DllBase, reason);
        if (takesThreads(image)) ((PDLL_INIT_ROUTINE)image->EntryPoint)(image->DllBase, reason, NULL);
    }
    LdrpCallTlsCallbacks(NtCurrentPeb()->ImageBaseAddress, reason);
    RtlLeaveCriticalSection(&LdrpLoaderLock);
}

static NTSTATUS initializeThread(void) {
    LARGE_INTEGER moment = {.QuadPart = -10000};
    while (processState < 2) NtDelayExecution(FALSE, &moment);
    NTSTATUS status = LdrpAllocateTls();
    if (NT_SUCCESS(status)) tellThread(DLL_THREAD_ATTACH);
    return status;
}

// Runs in each thread before its start routine. A start routine that returns ends its thread.
VOID NTAPI LdrpInitialize(PCONTEXT context, PVOID ntdllBase, PVOID unused) {
    (void)unused;
    NTSTATUS status;
    LONG untouched = 0;
    if (__atomic_compare_exchange_n(&processState, &untouched, 1, FALSE, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) {
        status = initializeProcess(ntdllBase, context);
        if (NT_SUCCESS(status)) processState = 2;
    } else {
        status = initializeThread();
    }
    if (!NT_SUCCESS(status)) NtTerminateProcess(NtCurrentProcess(), status);
    PVOID* returnSlot = (PVOID*)context->Esp;
    if ((ULONG)returnSlot < (ULONG)NtCurrentTeb()->NtTib.StackBase && !*returnSlot) *returnSlot = LdrpThreadReturned;
}

NTSTATUS NTAPI LdrShutdownThread(void) {
    tellThread(DLL_THREAD_DETACH);
    LdrpFreeTls();
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI LdrShutdownProcess(void) {
    RtlEnterCriticalSection(&LdrpLoaderLock);
    PLIST_ENTRY head = &loaderData.InInitializationOrderModuleList;
    for (PLIST_ENTRY link = head->Blink; link != head; link = link->Blink) {
        PLDR_DATA_TABLE_ENTRY image = (PLDR_DATA_TABLE_ENTRY)((char*)link - offsetof(LDR_DATA_TABLE_ENTRY, InInitializationOrderLinks));
        if (takesThreads(image)) ((PDLL_INIT_ROUTINE)image->EntryPoint)(image->DllBase, DLL_PROCESS_DETACH, (PVOID)1);
        LdrpCallTlsCallbacks(image->DllBase, DLL_PROCESS_DETACH);
    }
    LdrpCallTlsCallbacks(NtCurrentPeb()->ImageBaseAddress, DLL_PROCESS_DETACH);
    RtlLeaveCriticalSection(&LdrpLoaderLock);
    return STATUS_SUCCESS;
}
