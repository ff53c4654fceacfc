// Programs that end badly, each a process of its own: the kernel ends them with the exception's status, and nothing else.
#include "child.h"

static __attribute__((noinline)) ULONG recurse(volatile ULONG* previous) {
    volatile ULONG frame[256];
    frame[0] = previous ? previous[0] + 1 : 0;
    return frame[0] == 0xFFFFFFFF ? 0 : recurse(frame) + frame[0];
}

static VOID nowhere(void) { __asm__ volatile("jmp *%0" : : "r"(0x12345678)); }

static VOID intoKernel(void) { __asm__ volatile("jmp *%0" : : "r"(0x80100000)); }

static VOID readKernel(void) { (void)*(volatile ULONG*)0x80100000; }

static VOID writeShared(void) { *(volatile ULONG*)0x7FFE0000 = 1; }

static VOID writeCode(void) { *(volatile UCHAR*)&writeCode = 0; }

static VOID overflow(void) { recurse(NULL); }

static VOID undefined(void) { __asm__ volatile(".byte 0x0F, 0xFF"); }

static VOID longInstruction(void) { __asm__ volatile(".fill 20, 1, 0x66\nnop"); }

static VOID privileged(void) { __asm__ volatile("cli"); }

static VOID privilegedRegister(void) { __asm__ volatile("movl %%eax, %%cr3" : : "a"(0)); }

static VOID segment(void) { __asm__ volatile("movw %w0, %%ds" : : "r"(0x08)); }

static VOID lostStack(void) {
    __asm__ volatile("xorl %%esp, %%esp\n"
                     "pushl %%eax" : : : "memory");
}

static VOID wildHandler(void) {
    NtCurrentTeb()->NtTib.ExceptionList = (PVOID)0x10;
    *(volatile ULONG*)4 = 0;
}

static VOID handlerThatFaults(void) {
    EXCEPTION_REGISTRATION_RECORD registration = {EXCEPTION_CHAIN_END, (PVOID)0x1000};
    NtCurrentTeb()->NtTib.ExceptionList = (PVOID)&registration;
    *(volatile ULONG*)4 = 0;
}

static VOID kernelGate(void) { __asm__ volatile("int $0x08"); }

static VOID wildContext(void) {
    CONTEXT context = {.ContextFlags = 0x10007, .Eip = 0x80000000, .Esp = 0x10, .SegCs = 0x1B, .SegSs = 0x23};
    NtContinue(&context, FALSE);
}

static VOID secondChance(void) {
    EXCEPTION_RECORD record = {.ExceptionCode = STATUS_NO_MEMORY};
    CONTEXT context = {.ContextFlags = 0x10007};
    RtlCaptureContext(&context);
    NtRaiseException(&record, &context, FALSE);
}

typedef struct {
    PCSTR name;
    VOID (*run)(void);
    NTSTATUS end;
} KIND;

static const KIND kinds[] = {
    {"nowhere", nowhere, STATUS_ACCESS_VIOLATION},
    {"into-kernel", intoKernel, STATUS_ACCESS_VIOLATION},
    {"read-kernel", readKernel, STATUS_ACCESS_VIOLATION},
    {"write-shared-data", writeShared, STATUS_ACCESS_VIOLATION},
    {"write-code", writeCode, STATUS_ACCESS_VIOLATION},
    {"stack-overflow", overflow, STATUS_STACK_OVERFLOW},
    {"undefined", undefined, STATUS_ILLEGAL_INSTRUCTION},
    {"long-instruction", longInstruction, STATUS_ACCESS_VIOLATION},
    {"privileged", privileged, STATUS_PRIVILEGED_INSTRUCTION},
    {"privileged-register", privilegedRegister, STATUS_PRIVILEGED_INSTRUCTION},
    {"segment", segment, STATUS_ACCESS_VIOLATION},
    {"lost-stack", lostStack, STATUS_ACCESS_VIOLATION},
    {"wild-handler", wildHandler, STATUS_ACCESS_VIOLATION},
    {"handler-that-faults", handlerThatFaults, STATUS_ACCESS_VIOLATION},
    {"wild-context", wildContext, STATUS_ACCESS_VIOLATION},
    {"second-chance", secondChance, STATUS_NO_MEMORY},
    {"kernel-gate", kernelGate, STATUS_ACCESS_VIOLATION},
};

#define KINDS (sizeof kinds / sizeof *kinds)

static NTSTATUS runAsProcess(const KIND* kind) {
    WCHAR wide[64];
    UNICODE_STRING command = {0, sizeof wide, wide};
    STRING text;
    HANDLE process;
    NTSTATUS end;
    RtlInitAnsiString(&text, kind->name);
    TRY(RtlAnsiStringToUnicodeString(&command, &text, FALSE));
    TRY(startChild(L"\\SystemRoot\\System32\\hostile.exe", wide, &process));
    TRY(waitForChild(process, &end));
    DbgPrint("%-20s ended with %08lX\n", kind->name, end);
    CHECK(end == kind->end);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI start(PPEB peb) {
    CHAR text[64];
    PCSTR command = commandLine(peb, text, sizeof text);
    for (ULONG index = 0; index < KINDS; index++) {
        if (strcmp(command, kinds[index].name) == 0) {
            kinds[index].run();
            return STATUS_SUCCESS; // it has not ended
        }
    }
    for (ULONG index = 0; index < KINDS; index++) TRY(runAsProcess(&kinds[index]));
    return STATUS_SUCCESS;
}
