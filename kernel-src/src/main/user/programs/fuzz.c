// Calls services at random with arguments at random, from seed and count on the command line. A worker thread makes the calls;
// the first thread ends it when a call does not come back, and starts the next.
#include "child.h"
#include "service-call.h"

#define SCRATCH_WORDS 0x4000
#define PATIENCE 20 // milliseconds

static ULONG* scratch;
static ULONG seed = 1, wanted = 10000;
static volatile ULONG made, answered, succeeded, raised;

// Calls after which nobody would be left to make the next, or to read the display.
static const PCSTR deadly[] = {
    "NtTerminateProcess", "NtSuspendProcess",   "NtShutdownSystem",  "NtSetSystemPowerState", "NtInitiatePowerAction",
    "NtContinue",         "NtSetContextThread", "NtRaiseException",  "NtDisplayString",
};
static UCHAR isLeftOut[SERVICES];

static ULONG next(void) {
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed;
}

static ULONG pointer(void) {
    ULONG address = (ULONG)(scratch + next() % SCRATCH_WORDS);
    return next() % 8 == 0 ? address + next() % 4 : address;
}

static ULONG word(void) {
    static const ULONG edges[] = {0, 0, 0, 1, 2, 0xFFFFFFFF, 0xFFFFFFFE, 0x1000, 0x2000, 0x3000, 0x8000, 4, 0x40, 0x104, 0x18,
                                  0x7FFE0000, 0x7FFEFFFC, 0x7FFF0000, 0x80000000, 0xC0000000, 0x7FFFFFFF, 0x1F0003, 0x1F0FFF};
    switch (next() % 8) {
        case 0:
        case 1: return edges[next() % (sizeof edges / sizeof *edges)];
        case 2: return 4 * (next() % 64); // a handle, perhaps
        case 3: return next() % 256;
        case 4: return next();
        case 5: return 0x80000000 | next();
        default: return pointer();
    }
}

// Sometimes what looks like a name or attributes, so that calls get further.
static VOID fillScratch(void) {
    for (ULONG index = 0; index < 256; index++) {
        ULONG at = next() % (SCRATCH_WORDS - 16);
        ULONG* place = scratch + at;
        switch (next() % 4) {
            case 0: {
                UNICODE_STRING* name = (UNICODE_STRING*)place;
                *name = (UNICODE_STRING){(USHORT)(next() % 64 * 2), 128, (PWSTR)pointer()};
                break;
            }
            case 1:
                *(OBJECT_ATTRIBUTES*)place = (OBJECT_ATTRIBUTES){
                    .Length = sizeof(OBJECT_ATTRIBUTES), .ObjectName = (PUNICODE_STRING)(next() % 2 ? 0 : pointer()), .Attributes = next() & 0x7F2};
                break;
            case 2:
                place[0] = -(LONG)(next() % 1000);
                place[1] = 0xFFFFFFFF; // a short time
                break;
            default: place[0] = word();
        }
    }
}

// An exception in a worker ends the worker.
static LONG NTAPI endWorker(PVOID pointers[2]) {
    PCONTEXT context = pointers[1];
    raised++;
    context->Eip = (ULONG)RtlExitUserThread;
    ULONG* stack = (ULONG*)((context->Esp - 64) & ~3u);
    stack[0] = 0;
    stack[1] = 0;
    context->Esp = (ULONG)stack;
    return -1;
}

// Also after a call has taken the memory away.
static NTSTATUS allocateScratch(void) {
    SIZE_T size = SCRATCH_WORDS * sizeof *scratch;
    return NtAllocateVirtualMemory(NtCurrentProcess(), (PVOID)&scratch, 0, &size, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
}

static NTSTATUS NTAPI work(PVOID unused) {
    (void)unused;
    ULONG arguments[MOST_ARGUMENTS];
    allocateScratch();
    while (made < wanted) {
        ULONG number = next() % SERVICES;
        if (isLeftOut[number]) continue;
        if (made % 64 == 0) fillScratch();
        for (ULONG index = 0; index < MOST_ARGUMENTS; index++) arguments[index] = word();
        made++;
        NTSTATUS status = callService(number, arguments, MOST_ARGUMENTS);
        answered++;
        if (NT_SUCCESS(status)) succeeded++;
    }
    return STATUS_SUCCESS;
}

// The stub of a service begins with its number.
static NTSTATUS leaveOut(PCSTR name) {
    UNICODE_STRING library;
    STRING text;
    PVOID ntdll, stub;
    RtlInitUnicodeString(&library, L"ntdll.dll");
    RtlInitAnsiString(&text, name);
    TRY(LdrGetDllHandle(NULL, NULL, &library, &ntdll));
    TRY(LdrGetProcedureAddress(ntdll, &text, 0, &stub));
    isLeftOut[*(ULONG*)((UCHAR*)stub + 1)] = TRUE;
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI start(PPEB peb) {
    CHAR text[64];
    PCHAR rest;
    PCSTR command = strchr(commandLine(peb, text, sizeof text), ' ');
    if (command) {
        seed = strtoul(command, &rest, 10) * 2 + 1;
        wanted = strtoul(rest, NULL, 10);
    }
    TRY(allocateScratch());
    for (ULONG index = 0; index < sizeof deadly / sizeof *deadly; index++) TRY(leaveOut(deadly[index]));
    CHECK(RtlAddVectoredExceptionHandler(TRUE, endWorker));
    ULONG workers = 0;
    while (made < wanted) {
        HANDLE worker;
        ULONG before;
        workers++;
        TRY(startThread(work, NULL, &worker));
        do {
            before = answered;
            NtDelayExecution(FALSE, MILLISECONDS(PATIENCE));
        } while (answered != before && made < wanted);
        if (made < wanted) NtTerminateThread(worker, STATUS_TIMEOUT);
        NtClose(worker);
    }
    DbgPrint("%lu calls by %lu workers: %lu answered, %lu of them with success, %lu exceptions\n", made, workers, answered,
             succeeded, raised);
    // Workers may still wait for what never comes.
    return NtTerminateProcess(NtCurrentProcess(), STATUS_SUCCESS);
}
