// A library that wants to lie where every program lies, so that the loader has to move it. Counts what it is told of.
#include "ntdll.h"

static volatile LONG processes, threads;
static volatile LONG* const counters[] = {&processes, &threads}; // addresses, for the loader to move

__declspec(dllexport) LONG NTAPI CountedProcesses(void) { return *counters[0]; }

__declspec(dllexport) LONG NTAPI CountedThreads(void) { return *counters[1]; }

BOOLEAN NTAPI start(PVOID base, ULONG reason, PVOID context) {
    (void)base, (void)context;
    if (reason == DLL_PROCESS_ATTACH) __atomic_add_fetch(&processes, 1, __ATOMIC_SEQ_CST);
    if (reason == DLL_THREAD_ATTACH) __atomic_add_fetch(&threads, 1, __ATOMIC_SEQ_CST);
    return TRUE;
}
