// Two processes: the parent makes a section and two semaphores, which the child inherits, and each takes its turn in the
// section. The child is this program again; its command line names the handles.
#include "child.h"

#define TURNS 50

static NTSTATUS map(HANDLE section, volatile LONG** shared) {
    PVOID base = NULL;
    SIZE_T size = 0;
    NTSTATUS status = NtMapViewOfSection(section, NtCurrentProcess(), &base, 0, 0, NULL, &size, ViewUnmap, 0, PAGE_READWRITE);
    *shared = base;
    return status;
}

// Waits for `mine`, counts on from a number of `parity`, and gives the turn to the other.
static NTSTATUS takeTurns(HANDLE section, HANDLE mine, HANDLE other, LONG parity) {
    volatile LONG* number;
    TRY(map(section, &number));
    for (int turn = 0; turn < TURNS; turn++) {
        TRY(NtWaitForSingleObject(mine, FALSE, NULL));
        CHECK(*number % 2 == parity);
        ++*number;
        TRY(NtReleaseSemaphore(other, 1, NULL));
    }
    return STATUS_SUCCESS;
}

static NTSTATUS child(PCSTR handles) {
    PCHAR next;
    HANDLE section = (HANDLE)strtoul(handles, &next, 16);
    HANDLE mine = (HANDLE)strtoul(next, &next, 16);
    HANDLE other = (HANDLE)strtoul(next, &next, 16);
    return takeTurns(section, mine, other, 1);
}

static NTSTATUS parent(void) {
    HANDLE section, own, others, process;
    OBJECT_ATTRIBUTES inherited;
    LARGE_INTEGER size = {.QuadPart = PAGE_SIZE};
    InitializeObjectAttributes(&inherited, NULL, OBJ_INHERIT, NULL_HANDLE);
    TRY(NtCreateSection(&section, SECTION_ALL_ACCESS, &inherited, &size, PAGE_READWRITE, SEC_COMMIT, NULL_HANDLE));
    TRY(NtCreateSemaphore(&own, SEMAPHORE_ALL_ACCESS, &inherited, 1, 1));
    TRY(NtCreateSemaphore(&others, SEMAPHORE_ALL_ACCESS, &inherited, 0, 1));
    CHAR narrow[64];
    WCHAR wide[64];
    UNICODE_STRING command = {0, sizeof wide, wide};
    STRING text;
    sprintf(narrow, "child %lx %lx %lx", (ULONG)section, (ULONG)others, (ULONG)own);
    RtlInitAnsiString(&text, narrow);
    TRY(RtlAnsiStringToUnicodeString(&command, &text, FALSE));
    TRY(startChild(L"\\SystemRoot\\System32\\process-pair.exe", wide, &process));
    TRY(takeTurns(section, own, others, 0));
    NTSTATUS exitStatus;
    TRY(waitForChild(process, &exitStatus));
    TRY(exitStatus);
    volatile LONG* number;
    TRY(map(section, &number));
    DbgPrint("two processes counted to %ld in turns\n", *number);
    CHECK(*number == 2 * TURNS);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI start(PPEB peb) {
    CHAR text[64];
    PCSTR command = commandLine(peb, text, sizeof text);
    return strncmp(command, "child ", 6) == 0 ? child(command + 6) : parent();
}
