// What the programs here share: a wrong answer ends them with the status that says why.
#pragma once

#include "ntdll.h"

#define MILLISECONDS(count) (&(LARGE_INTEGER){.QuadPart = -10000LL * (count)})

// Ends the thread's routine with `status` if it is a failure.
#define TRY(status)                                                            \
    do {                                                                       \
        NTSTATUS tried = (status);                                             \
        if (!NT_SUCCESS(tried)) {                                              \
            DbgPrint("%s line %d: %08lX\n", __FILE_NAME__, __LINE__, tried);   \
            return tried;                                                      \
        }                                                                      \
    } while (0)

// Ends the thread's routine with STATUS_UNSUCCESSFUL unless `fact` holds.
#define CHECK(fact)                                                            \
    do {                                                                       \
        if (!(fact)) {                                                         \
            DbgPrint("%s line %d: not %s\n", __FILE_NAME__, __LINE__, #fact);  \
            return STATUS_UNSUCCESSFUL;                                        \
        }                                                                      \
    } while (0)

static inline NTSTATUS startThread(PUSER_THREAD_START_ROUTINE routine, PVOID parameter, PHANDLE thread) {
    return RtlCreateUserThread(NtCurrentProcess(), NULL, FALSE, 0, 0, 0, routine, parameter, thread, NULL);
}
