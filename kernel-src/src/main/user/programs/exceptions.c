// Every way of an exception: repaired and gone on with, handled by a frame further out, raised by hand, a guard page, a nested
// one, one under an unwind. Handlers are registered by hand, for gcc's C has no __try.
#include "program.h"

typedef struct {
    EXCEPTION_REGISTRATION_RECORD registration;
    PVOID resume;    // where to go on after an unwind
    ULONG stack;     // with which stack pointer
    ULONG saved[4];  // and which EBP, EBX, ESI, EDI
} GUARDED;

static volatile NTSTATUS caught;
static volatile ULONG unwound;
static volatile PVOID faultAddress;
static volatile ULONG nestedDepth;

static VOID guard(GUARDED* guarded, PEXCEPTION_ROUTINE handler) {
    PTEB teb = NtCurrentTeb();
    guarded->registration.Handler = handler;
    guarded->registration.Next = (PEXCEPTION_REGISTRATION_RECORD)teb->NtTib.ExceptionList;
    teb->NtTib.ExceptionList = (PVOID)&guarded->registration;
}

static VOID unguard(GUARDED* guarded) { NtCurrentTeb()->NtTib.ExceptionList = (PVOID)guarded->registration.Next; }

// Remembers where the caller is, as setjmp does: 0 at first, 1 when a handler has jumped back.
static __attribute__((naked, returns_twice)) int landing(GUARDED* guarded) {
    (void)guarded;
    __asm__("movl 4(%esp), %edx\n"
            "movl (%esp), %eax\n"
            "movl %eax, 8(%edx)\n"
            "leal 4(%esp), %eax\n"
            "movl %eax, 12(%edx)\n"
            "movl %ebp, 16(%edx)\n"
            "movl %ebx, 20(%edx)\n"
            "movl %esi, 24(%edx)\n"
            "movl %edi, 28(%edx)\n"
            "xorl %eax, %eax\n"
            "ret\n");
}

static NORETURN VOID jumpTo(GUARDED* guarded) {
    __asm__ volatile("movl 12(%0), %%esp\n"
                     "movl 16(%0), %%ebp\n"
                     "movl 20(%0), %%ebx\n"
                     "movl 24(%0), %%esi\n"
                     "movl 28(%0), %%edi\n"
                     "movl $1, %%eax\n"
                     "jmp *8(%0)\n" : : "d"(guarded));
    __builtin_unreachable();
}

// Takes any exception: unwinds to its frame, and goes on at its landing.
static EXCEPTION_DISPOSITION takeAll(PEXCEPTION_RECORD record, PVOID frame, PCONTEXT context, PVOID dispatcher) {
    (void)context, (void)dispatcher;
    if (record->ExceptionFlags & (EXCEPTION_UNWINDING | EXCEPTION_EXIT_UNWIND)) return ExceptionContinueSearch;
    caught = record->ExceptionCode;
    if (record->NumberParameters >= 2) faultAddress = (PVOID)record->ExceptionInformation[1];
    RtlUnwind(frame, NULL, record, NULL);
    NtCurrentTeb()->NtTib.ExceptionList = (PVOID)((GUARDED*)frame)->registration.Next;
    jumpTo(frame);
}

static EXCEPTION_DISPOSITION countUnwinds(PEXCEPTION_RECORD record, PVOID frame, PCONTEXT context, PVOID dispatcher) {
    (void)frame, (void)context, (void)dispatcher;
    if (record->ExceptionFlags & EXCEPTION_UNWINDING) unwound++;
    return ExceptionContinueSearch;
}

// Makes the page that could not be written writable, and has the instruction tried again.
static EXCEPTION_DISPOSITION repairPage(PEXCEPTION_RECORD record, PVOID frame, PCONTEXT context, PVOID dispatcher) {
    (void)frame, (void)context, (void)dispatcher;
    if (record->ExceptionCode != STATUS_ACCESS_VIOLATION) return ExceptionContinueSearch;
    caught = record->ExceptionCode;
    PVOID page = (PVOID)record->ExceptionInformation[1];
    SIZE_T size = 1;
    ULONG old;
    NTSTATUS status = NtProtectVirtualMemory(NtCurrentProcess(), &page, &size, PAGE_READWRITE, &old);
    return NT_SUCCESS(status) ? ExceptionContinueExecution : ExceptionContinueSearch;
}

static EXCEPTION_DISPOSITION skipDivision(PEXCEPTION_RECORD record, PVOID frame, PCONTEXT context, PVOID dispatcher) {
    (void)frame, (void)dispatcher;
    if (record->ExceptionCode != STATUS_INTEGER_DIVIDE_BY_ZERO) return ExceptionContinueSearch;
    caught = record->ExceptionCode;
    context->Eip += 2; // div %ecx
    context->Eax = 42;
    return ExceptionContinueExecution;
}

static EXCEPTION_DISPOSITION raiseAnother(PEXCEPTION_RECORD record, PVOID frame, PCONTEXT context, PVOID dispatcher) {
    (void)frame, (void)context, (void)dispatcher;
    if (record->ExceptionFlags & EXCEPTION_NESTED_CALL) nestedDepth++;
    if (record->ExceptionCode == STATUS_BREAKPOINT) *(volatile int*)8 = 0;
    return ExceptionContinueSearch;
}

static NTSTATUS repairedAndGoneOn(void) {
    PVOID page = NULL;
    SIZE_T size = PAGE_SIZE;
    GUARDED guarded;
    TRY(NtAllocateVirtualMemory(NtCurrentProcess(), &page, 0, &size, MEM_COMMIT, PAGE_READONLY));
    guard(&guarded, repairPage);
    *(volatile ULONG*)page = 7;
    unguard(&guarded);
    CHECK(caught == STATUS_ACCESS_VIOLATION && *(volatile ULONG*)page == 7);
    DbgPrint("access violation: repaired\n");

    ULONG quotient;
    guard(&guarded, skipDivision);
    __asm__ volatile("divl %%ecx" : "=a"(quotient) : "0"(1), "d"(0), "c"(0) : "cc");
    unguard(&guarded);
    CHECK(caught == STATUS_INTEGER_DIVIDE_BY_ZERO && quotient == 42);
    DbgPrint("division by zero: skipped\n");
    return STATUS_SUCCESS;
}

#define TAKEN(what, status)                           \
    do {                                              \
        GUARDED outer;                                \
        caught = 0;                                   \
        guard(&outer, takeAll);                       \
        if (!landing(&outer)) {                       \
            what;                                     \
            unguard(&outer);                          \
        }                                             \
        CHECK(caught == (status));                    \
        DbgPrint("%08lX: taken\n", caught);           \
    } while (0)

static VOID divideByZero(void) { __asm__ volatile("divl %%ecx" : : "a"(1), "d"(0), "c"(0) : "cc"); }

// Registrations must lie on the stack in their order, which only calls see to.
static __attribute__((noinline)) VOID writeUnder(PEXCEPTION_ROUTINE inner, int handlers) {
    GUARDED guarded;
    if (handlers == 0) {
        *(volatile int*)4 = 0;
        return;
    }
    guard(&guarded, inner);
    writeUnder(inner, handlers - 1);
    unguard(&guarded);
}

static __attribute__((noinline)) VOID breakUnder(PEXCEPTION_ROUTINE inner) {
    GUARDED one;
    guard(&one, inner);
    __asm__ volatile("int3");
    unguard(&one);
}

static NTSTATUS takenFurtherOut(void) {
    TAKEN(*(volatile int*)4 = 0, STATUS_ACCESS_VIOLATION);
    CHECK(faultAddress == (PVOID)4);
    TAKEN(divideByZero(), STATUS_INTEGER_DIVIDE_BY_ZERO);
    TAKEN(__asm__ volatile("ud2"), STATUS_ILLEGAL_INSTRUCTION);
    TAKEN(__asm__ volatile("hlt"), STATUS_PRIVILEGED_INSTRUCTION);
    TAKEN(__asm__ volatile("int3"), STATUS_BREAKPOINT);
    TAKEN(__asm__ volatile("pushfl; orl $0x100, (%%esp); popfl; nop" : : : "memory", "cc"), STATUS_SINGLE_STEP);
    TAKEN(RtlRaiseStatus(STATUS_NO_MEMORY), STATUS_NO_MEMORY);
    unwound = 0;
    TAKEN(writeUnder(countUnwinds, 2), STATUS_ACCESS_VIOLATION);
    CHECK(unwound == 2);
    TAKEN(breakUnder(raiseAnother), STATUS_ACCESS_VIOLATION);
    return STATUS_SUCCESS;
}

static NTSTATUS guardPage(void) {
    PVOID page = NULL;
    SIZE_T size = PAGE_SIZE;
    TRY(NtAllocateVirtualMemory(NtCurrentProcess(), &page, 0, &size, MEM_COMMIT, PAGE_READWRITE | PAGE_GUARD));
    TAKEN(*(volatile int*)page = 1, STATUS_GUARD_PAGE_VIOLATION);
    *(volatile int*)page = 2; // once only
    CHECK(*(volatile int*)page == 2);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI start(PPEB peb) {
    (void)peb;
    TRY(repairedAndGoneOn());
    TRY(takenFurtherOut());
    TRY(guardPage());
    return STATUS_SUCCESS;
}
