// Producers and consumers share a ring in a section, which each side maps for itself, and count its places by two semaphores.
#include "program.h"

#define PLACES 16
#define ITEMS 2000
#define PAIRS 2

typedef struct {
    volatile LONG produced;
    volatile LONG consumed;
    volatile LONG sum;
    ULONG ring[PLACES];
} SHARED;

static HANDLE section, freePlaces, items;
static RTL_CRITICAL_SECTION producing, consuming;

static NTSTATUS map(SHARED** shared) {
    PVOID base = NULL;
    SIZE_T size = 0;
    NTSTATUS status = NtMapViewOfSection(section, NtCurrentProcess(), &base, 0, 0, NULL, &size, ViewUnmap, 0, PAGE_READWRITE);
    *shared = base;
    return status;
}

static NTSTATUS NTAPI produce(PVOID unused) {
    (void)unused;
    SHARED* shared;
    TRY(map(&shared));
    for (ULONG count = 0; count < ITEMS; count++) {
        TRY(NtWaitForSingleObject(freePlaces, FALSE, NULL));
        RtlEnterCriticalSection(&producing);
        LONG item = shared->produced++;
        shared->ring[item % PLACES] = item;
        RtlLeaveCriticalSection(&producing);
        TRY(NtReleaseSemaphore(items, 1, NULL));
    }
    return NtUnmapViewOfSection(NtCurrentProcess(), shared);
}

static NTSTATUS NTAPI consume(PVOID unused) {
    (void)unused;
    SHARED* shared;
    TRY(map(&shared));
    for (ULONG count = 0; count < ITEMS; count++) {
        TRY(NtWaitForSingleObject(items, FALSE, NULL));
        RtlEnterCriticalSection(&consuming);
        LONG item = shared->consumed++;
        ULONG value = shared->ring[item % PLACES];
        CHECK(value == (ULONG)item);
        shared->sum += value;
        RtlLeaveCriticalSection(&consuming);
        TRY(NtReleaseSemaphore(freePlaces, 1, NULL));
    }
    return NtUnmapViewOfSection(NtCurrentProcess(), shared);
}

NTSTATUS NTAPI start(PPEB peb) {
    (void)peb;
    LARGE_INTEGER size = {.QuadPart = sizeof(SHARED)};
    HANDLE threads[2 * PAIRS];
    SHARED* shared;
    TRY(NtCreateSection(&section, SECTION_ALL_ACCESS, NULL, &size, PAGE_READWRITE, SEC_COMMIT, NULL_HANDLE));
    TRY(NtCreateSemaphore(&freePlaces, SEMAPHORE_ALL_ACCESS, NULL, PLACES, PLACES));
    TRY(NtCreateSemaphore(&items, SEMAPHORE_ALL_ACCESS, NULL, 0, PLACES));
    RtlInitializeCriticalSection(&producing);
    RtlInitializeCriticalSection(&consuming);
    TRY(map(&shared));
    for (int pair = 0; pair < PAIRS; pair++) {
        TRY(startThread(produce, NULL, &threads[2 * pair]));
        TRY(startThread(consume, NULL, &threads[2 * pair + 1]));
    }
    TRY(NtWaitForMultipleObjects(2 * PAIRS, threads, WaitAll, FALSE, NULL));
    LONG total = PAIRS * ITEMS;
    DbgPrint("%ld produced, %ld consumed, their sum is %ld\n", shared->produced, shared->consumed, shared->sum);
    CHECK(shared->consumed == total && shared->sum == total * (total - 1) / 2);
    return STATUS_SUCCESS;
}
