// Loads a library that has to be moved, calls it by name, and asks it how many threads it has been told of.
#include "program.h"

typedef LONG(NTAPI* COUNTER)(void);

static NTSTATUS find(PVOID library, PCSTR name, COUNTER* counter) {
    STRING text;
    PVOID address = NULL;
    RtlInitAnsiString(&text, name);
    NTSTATUS status = LdrGetProcedureAddress(library, &text, 0, &address);
    *counter = (COUNTER)address;
    return status;
}

static NTSTATUS NTAPI nothing(PVOID unused) {
    (void)unused;
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI start(PPEB peb) {
    UNICODE_STRING name;
    PVOID library;
    COUNTER processes, threads;
    HANDLE thread;
    RtlInitUnicodeString(&name, L"counter.dll");
    TRY(LdrLoadDll(NULL, NULL, &name, &library));
    CHECK(library != peb->ImageBaseAddress);
    TRY(find(library, "CountedProcesses", &processes));
    TRY(find(library, "CountedThreads", &threads));
    TRY(startThread(nothing, NULL, &thread));
    TRY(NtWaitForSingleObject(thread, FALSE, NULL));
    DbgPrint("counter.dll lies at %p and was told of %ld process and %ld thread\n", library, processes(), threads());
    CHECK(processes() == 1 && threads() == 1);
    CHECK(find(library, "Nothing", &threads) == STATUS_ENTRYPOINT_NOT_FOUND);
    RtlInitUnicodeString(&name, L"nowhere.dll");
    CHECK(LdrLoadDll(NULL, NULL, &name, &library) == STATUS_DLL_NOT_FOUND);
    return STATUS_SUCCESS;
}
