// A periodic timer whose completions are user APCs: they run in this thread, and only while it waits alertably.
#include "program.h"

#define PERIOD 50
#define EXPIRATIONS 5

static volatile ULONG fired;
static volatile BOOLEAN isWaiting;
static volatile BOOLEAN firedWhileAwake;
static volatile PVOID contextSeen;
static volatile ULONG queued;

static VOID NTAPI timerApc(PVOID context, ULONG timeLow, LONG timeHigh) {
    (void)timeLow, (void)timeHigh;
    contextSeen = context;
    fired++;
    if (!isWaiting) firedWhileAwake = TRUE;
}

static VOID NTAPI queuedApc(PVOID one, PVOID two, PVOID three) { queued = (ULONG)one + (ULONG)two + (ULONG)three; }

NTSTATUS NTAPI start(PPEB peb) {
    HANDLE timer;
    LARGE_INTEGER due = *MILLISECONDS(PERIOD);
    TRY(NtCreateTimer(&timer, TIMER_ALL_ACCESS, NULL, SynchronizationTimer));
    TRY(NtSetTimer(timer, &due, (PVOID)timerApc, peb, FALSE, PERIOD, NULL));
    TRY(NtDelayExecution(FALSE, MILLISECONDS(3 * PERIOD)));
    CHECK(fired == 0); // an unalertable wait delivers none
    isWaiting = TRUE;
    while (fired < EXPIRATIONS) CHECK(NtDelayExecution(TRUE, MILLISECONDS(10 * PERIOD)) == STATUS_USER_APC);
    isWaiting = FALSE;
    TRY(NtCancelTimer(timer, NULL));
    CHECK(!firedWhileAwake && contextSeen == peb);
    DbgPrint("the timer fired %lu times\n", fired);

    TRY(NtQueueApcThread(NtCurrentThread(), (PVOID)queuedApc, (PVOID)1, (PVOID)2, (PVOID)3));
    CHECK(queued == 0);
    NTSTATUS status = NtTestAlert();
    CHECK(queued == 6);
    DbgPrint("an APC of our own was delivered, and the test answered %08lX\n", status);
    return STATUS_SUCCESS;
}
