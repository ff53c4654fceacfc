// Calling a service by its number.
#pragma once

#include "ntdll.h"

#define SERVICES 296
#define MOST_ARGUMENTS 17

// The kernel takes as many words as the service has arguments, `count` or not.
static __attribute__((noinline)) NTSTATUS callService(ULONG number, const ULONG* arguments, ULONG count) {
    NTSTATUS status;
    __asm__ volatile("movl %%esp, %%ebx\n"
                     "leal (,%%ecx,4), %%edx\n"
                     "subl %%edx, %%esp\n"
                     "movl %%esp, %%edi\n"
                     "rep movsl\n"
                     "movl $0x7FFE0300, %%edx\n"
                     "call 1f\n"
                     "movl %%ebx, %%esp\n"
                     "jmp 2f\n"
                     "1: call *(%%edx)\n"
                     "ret\n"
                     "2:\n"
                     : "=a"(status), "+c"(count), "+S"(arguments)
                     : "0"(number)
                     : "ebx", "edx", "edi", "memory", "cc");
    return status;
}
