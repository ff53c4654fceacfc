// Reads the page that the kernel shares with everybody: version, and times that the clock's interrupt writes.
#include "program.h"

static LONGLONG read(const volatile KSYSTEM_TIME* time) {
    LARGE_INTEGER value;
    do {
        value.HighPart = time->High1Time;
        value.LowPart = time->LowPart;
    } while (value.HighPart != time->High2Time); // the clock was at it
    return value.QuadPart;
}

NTSTATUS NTAPI start(PPEB peb) {
    (void)peb;
    DbgPrint("Windows NT %lu.%lu at %S\n", USER_SHARED_DATA->NtMajorVersion, USER_SHARED_DATA->NtMinorVersion,
             (PCWSTR)USER_SHARED_DATA->NtSystemRoot);
    LARGE_INTEGER told;
    LONGLONG before = read(&USER_SHARED_DATA->SystemTime);
    TRY(NtQuerySystemTime(&told));
    LONGLONG after = read(&USER_SHARED_DATA->SystemTime);
    CHECK(before <= told.QuadPart && told.QuadPart <= after);
    LONGLONG interruptTime = read(&USER_SHARED_DATA->InterruptTime);
    ULONG ticks = USER_SHARED_DATA->TickCount.LowPart;
    TRY(NtDelayExecution(FALSE, MILLISECONDS(200)));
    LONGLONG passed = read(&USER_SHARED_DATA->InterruptTime) - interruptTime;
    ULONG ticksPassed = USER_SHARED_DATA->TickCount.LowPart - ticks;
    DbgPrint("%lu ms and %lu ticks passed\n", (ULONG)(passed / 10000), ticksPassed);
    CHECK(passed >= 200 * 10000 && passed < 300 * 10000);
    CHECK(ticksPassed >= 10);
    return STATUS_SUCCESS;
}
