// A variable of each thread's own, by the table of the image that the loader copies for each.
#include "program.h"

#define THREADS 4
#define INITIAL 7

typedef struct {
    ULONG StartAddressOfRawData, EndAddressOfRawData;
    ULONG* AddressOfIndex;
    PVOID* AddressOfCallBacks;
    ULONG SizeOfZeroFill, Characteristics;
} TLS_DIRECTORY;

static const struct {
    ULONG initial[2];
} image = {{INITIAL, INITIAL}};
static ULONG slot;
static volatile LONG told;

static VOID NTAPI callback(PVOID base, ULONG reason, PVOID reserved) {
    (void)base, (void)reserved;
    if (reason == DLL_THREAD_ATTACH || reason == DLL_PROCESS_ATTACH) __atomic_add_fetch(&told, 1, __ATOMIC_SEQ_CST);
}

static PVOID callbacks[] = {(PVOID)callback, NULL};

// The linker finds the table by this name.
const TLS_DIRECTORY _tls_used = {(ULONG)&image, (ULONG)(&image + 1), &slot, callbacks, 8, 0};

static ULONG* own(void) { return ((ULONG**)NtCurrentTeb()->ThreadLocalStoragePointer)[slot]; }

static NTSTATUS NTAPI use(PVOID number) {
    ULONG* mine = own();
    CHECK(mine[0] == INITIAL && mine[1] == INITIAL && mine[2] == 0 && mine[3] == 0);
    for (ULONG round = 0; round < 100; round++) {
        mine[0] += (ULONG)number;
        NtYieldExecution();
    }
    CHECK(mine[0] == INITIAL + 100 * (ULONG)number);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI start(PPEB peb) {
    (void)peb;
    HANDLE threads[THREADS];
    for (ULONG index = 0; index < THREADS; index++) TRY(startThread(use, (PVOID)(index + 1), &threads[index]));
    TRY(use((PVOID)9));
    TRY(NtWaitForMultipleObjects(THREADS, threads, WaitAll, FALSE, NULL));
    DbgPrint("each of %d threads had its own; the image was told of them %ld times\n", THREADS + 1, told);
    CHECK(told == THREADS + 1);
    return STATUS_SUCCESS;
}
