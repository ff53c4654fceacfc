// Prints a line, and who printed it.
#include "ntdll.h"

NTSTATUS NTAPI start(PPEB peb) {
    PTEB teb = NtCurrentTeb();
    DbgPrint("Hello from process %lu, thread %lu, image %p\n", (ULONG)teb->ClientId.UniqueProcess,
             (ULONG)teb->ClientId.UniqueThread, peb->ImageBaseAddress);
    return STATUS_SUCCESS;
}
