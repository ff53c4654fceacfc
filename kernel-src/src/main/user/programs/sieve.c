// Eratosthenes' sieve: how many primes there are below a million.
#include "program.h"

#define LIMIT 1000000u

NTSTATUS NTAPI start(PPEB peb) {
    (void)peb;
    PVOID heap = RtlGetProcessHeap();
    UCHAR* composite = RtlAllocateHeap(heap, HEAP_ZERO_MEMORY, LIMIT);
    CHECK(composite);
    for (ULONG factor = 2; factor * factor < LIMIT; factor++) {
        if (composite[factor]) continue;
        for (ULONG multiple = factor * factor; multiple < LIMIT; multiple += factor) composite[multiple] = TRUE;
    }
    ULONG primes = 0, last = 0;
    for (ULONG number = 2; number < LIMIT; number++)
        if (!composite[number]) primes++, last = number;
    DbgPrint("%lu primes below %u, the last is %lu\n", primes, LIMIT, last);
    CHECK(RtlFreeHeap(heap, 0, composite));
    return STATUS_SUCCESS;
}
