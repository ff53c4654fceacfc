// Sorts by merging: each half is a thread's, until the parts are small; then threads in plenty count to one number.
#include "program.h"

#define COUNT 8192
#define SMALL 512
#define THREADS 48
#define ROUNDS 100

typedef struct {
    ULONG* numbers;
    ULONG* scratch;
    ULONG count;
} PART;

static ULONG numbers[COUNT], scratch[COUNT];
static volatile LONG counted;
static ULONG countedUnderLock;
static RTL_CRITICAL_SECTION lock;

static VOID sortSmall(const PART* part) {
    for (ULONG end = 1; end < part->count; end++) {
        ULONG moved = part->numbers[end], place = end;
        for (; place > 0 && part->numbers[place - 1] > moved; place--) part->numbers[place] = part->numbers[place - 1];
        part->numbers[place] = moved;
    }
}

static VOID merge(const PART* part) {
    ULONG half = part->count / 2, left = 0, right = half;
    for (ULONG place = 0; place < part->count; place++) {
        BOOLEAN fromLeft = left < half && (right == part->count || part->numbers[left] <= part->numbers[right]);
        part->scratch[place] = part->numbers[fromLeft ? left++ : right++];
    }
    memcpy(part->numbers, part->scratch, part->count * sizeof *part->numbers);
}

static NTSTATUS NTAPI sort(PVOID parameter) {
    PART* part = parameter;
    if (part->count <= SMALL) {
        sortSmall(part);
        return STATUS_SUCCESS;
    }
    ULONG half = part->count / 2;
    PART left = {part->numbers, part->scratch, half};
    PART right = {part->numbers + half, part->scratch + half, part->count - half};
    HANDLE thread;
    TRY(startThread(sort, &left, &thread));
    TRY(sort(&right));
    TRY(NtWaitForSingleObject(thread, FALSE, NULL));
    TRY(NtClose(thread));
    merge(part);
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI count(PVOID unused) {
    (void)unused;
    for (int round = 0; round < ROUNDS; round++) {
        __atomic_add_fetch(&counted, 1, __ATOMIC_SEQ_CST);
        RtlEnterCriticalSection(&lock);
        countedUnderLock++;
        RtlLeaveCriticalSection(&lock);
    }
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI start(PPEB peb) {
    (void)peb;
    ULONG seed = 1;
    for (ULONG index = 0; index < COUNT; index++) numbers[index] = RtlUniform(&seed);
    TRY(sort(&(PART){numbers, scratch, COUNT}));
    for (ULONG index = 1; index < COUNT; index++) CHECK(numbers[index - 1] <= numbers[index]);
    DbgPrint("%u numbers sorted\n", COUNT);
    HANDLE threads[THREADS];
    RtlInitializeCriticalSection(&lock);
    for (int index = 0; index < THREADS; index++) TRY(startThread(count, NULL, &threads[index]));
    TRY(NtWaitForMultipleObjects(THREADS, threads, WaitAll, FALSE, NULL));
    DbgPrint("%u threads counted to %ld and to %lu\n", THREADS, counted, countedUnderLock);
    CHECK(counted == THREADS * ROUNDS && countedUnderLock == THREADS * ROUNDS);
    return STATUS_SUCCESS;
}
