// Structured exception handling. Each thread keeps a chain of registrations on its stack, the innermost first, from FS:[0] on.
// An exception walks it outwards until a handler takes it; an unwind walks it again up to that handler's frame, so that
// everybody in between can clean up.
#include "ntdll.h"

#define CONTEXT_CONTROL_I386 0x10001

EXCEPTION_DISPOSITION NTAPI RtlpExecuteHandler(PEXCEPTION_RECORD record, PEXCEPTION_REGISTRATION_RECORD frame, PCONTEXT context,
                                               PVOID dispatcherContext, PVOID routine, PEXCEPTION_ROUTINE guard);

// What RtlpExecuteHandler puts on the stack while a handler runs.
typedef struct {
    EXCEPTION_REGISTRATION_RECORD registration;
    PEXCEPTION_REGISTRATION_RECORD handled;
} GUARD;

typedef struct {
    LIST_ENTRY links;
    LONG(NTAPI* handler)(PVOID pointers[2]);
} VECTORED_HANDLER;

static LIST_ENTRY vectoredHandlers = {&vectoredHandlers, &vectoredHandlers};
static RTL_CRITICAL_SECTION vectoredLock = {.LockCount = -1};

static PEXCEPTION_REGISTRATION_RECORD chain(void) { return (PEXCEPTION_REGISTRATION_RECORD)NtCurrentTeb()->NtTib.ExceptionList; }

static void setChain(PEXCEPTION_REGISTRATION_RECORD frame) { NtCurrentTeb()->NtTib.ExceptionList = frame; }

static BOOLEAN isOnStack(PEXCEPTION_REGISTRATION_RECORD frame) {
    ULONG address = (ULONG)frame;
    PTEB teb = NtCurrentTeb();
    return address >= (ULONG)teb->NtTib.StackLimit && address + sizeof *frame <= (ULONG)teb->NtTib.StackBase && address % 4 == 0;
}

static NORETURN void raiseOver(PEXCEPTION_RECORD cause, NTSTATUS status) {
    EXCEPTION_RECORD record = {.ExceptionCode = status, .ExceptionFlags = EXCEPTION_NONCONTINUABLE, .ExceptionRecord = cause};
    RtlRaiseException(&record);
    __builtin_unreachable();
}

// A handler raised an exception while it looked at another: the inner walk must know which frames were entered already.
static EXCEPTION_DISPOSITION guardSearch(PEXCEPTION_RECORD record, PVOID frame, PCONTEXT context, PVOID dispatcherContext) {
    (void)context;
    if (record->ExceptionFlags & (EXCEPTION_UNWINDING | EXCEPTION_EXIT_UNWIND)) return ExceptionContinueSearch;
    *(PEXCEPTION_REGISTRATION_RECORD*)dispatcherContext = ((GUARD*)frame)->handled;
    return ExceptionNestedException;
}

// A handler began a new unwind during one: the old one is not taken up again; the frames it had done are not done twice.
static EXCEPTION_DISPOSITION guardUnwind(PEXCEPTION_RECORD record, PVOID frame, PCONTEXT context, PVOID dispatcherContext) {
    (void)context;
    if (!(record->ExceptionFlags & (EXCEPTION_UNWINDING | EXCEPTION_EXIT_UNWIND))) return ExceptionContinueSearch;
    *(PEXCEPTION_REGISTRATION_RECORD*)dispatcherContext = ((GUARD*)frame)->handled;
    return ExceptionCollidedUnwind;
}

PVOID NTAPI RtlAddVectoredExceptionHandler(ULONG first, PVOID handler) {
    VECTORED_HANDLER* entry = RtlAllocateHeap(RtlGetProcessHeap(), 0, sizeof *entry);
    if (!entry) return NULL;
    entry->handler = handler;
    RtlEnterCriticalSection(&vectoredLock);
    PLIST_ENTRY after = first ? &vectoredHandlers : vectoredHandlers.Blink;
    entry->links = (LIST_ENTRY){after->Flink, after};
    after->Flink->Blink = &entry->links;
    after->Flink = &entry->links;
    RtlLeaveCriticalSection(&vectoredLock);
    return entry;
}

ULONG NTAPI RtlRemoveVectoredExceptionHandler(PVOID registration) {
    ULONG found = FALSE;
    RtlEnterCriticalSection(&vectoredLock);
    for (PLIST_ENTRY entry = vectoredHandlers.Flink; entry != &vectoredHandlers && !found; entry = entry->Flink) {
        if (entry == registration) {
            entry->Blink->Flink = entry->Flink;
            entry->Flink->Blink = entry->Blink;
            found = TRUE;
        }
    }
    RtlLeaveCriticalSection(&vectoredLock);
    if (found) RtlFreeHeap(RtlGetProcessHeap(), 0, registration);
    return found;
}

static BOOLEAN vectoredHandlerContinues(PEXCEPTION_RECORD record, PCONTEXT context) {
    if (vectoredHandlers.Flink == &vectoredHandlers) return FALSE;
    PVOID pointers[2] = {record, context};
    BOOLEAN continues = FALSE;
    RtlEnterCriticalSection(&vectoredLock);
    for (PLIST_ENTRY entry = vectoredHandlers.Flink; entry != &vectoredHandlers && !continues; entry = entry->Flink)
        continues = ((VECTORED_HANDLER*)entry)->handler(pointers) == -1;
    RtlLeaveCriticalSection(&vectoredLock);
    return continues;
}

// Whether the thread goes on at `context`; if not, nobody wanted the exception.
BOOLEAN NTAPI RtlDispatchException(PEXCEPTION_RECORD record, PCONTEXT context) {
    if (vectoredHandlerContinues(record, context)) return TRUE;
    PEXCEPTION_REGISTRATION_RECORD nestedUpTo = NULL;
    for (PEXCEPTION_REGISTRATION_RECORD frame = chain(); frame != EXCEPTION_CHAIN_END; frame = frame->Next) {
        if (!isOnStack(frame)) {
            record->ExceptionFlags |= EXCEPTION_STACK_INVALID;
            return FALSE;
        }
        PEXCEPTION_REGISTRATION_RECORD nested = NULL;
        EXCEPTION_DISPOSITION disposition = RtlpExecuteHandler(record, frame, context, &nested, frame->Handler, guardSearch);
        if (frame == nestedUpTo) {
            record->ExceptionFlags &= ~EXCEPTION_NESTED_CALL;
            nestedUpTo = NULL;
        }
        switch (disposition) {
            case ExceptionContinueExecution:
                if (record->ExceptionFlags & EXCEPTION_NONCONTINUABLE) raiseOver(record, STATUS_NONCONTINUABLE_EXCEPTION);
                return TRUE;
            case ExceptionContinueSearch:
                break;
            case ExceptionNestedException:
                record->ExceptionFlags |= EXCEPTION_NESTED_CALL;
                if (nested > nestedUpTo) nestedUpTo = nested;
                break;
            default:
                raiseOver(record, STATUS_INVALID_DISPOSITION);
        }
    }
    return FALSE;
}

// Does not return to its caller: the context is where RtlRaiseException's caller goes on.
NORETURN VOID NTAPI RtlpRaise(PEXCEPTION_RECORD record, PCONTEXT context) {
    NTSTATUS status;
    if (NtCurrentPeb()->BeingDebugged)
        status = NtRaiseException(record, context, TRUE); // the debugger looks first
    else if (RtlDispatchException(record, context))
        status = NtContinue(context, FALSE);
    else
        status = NtRaiseException(record, context, FALSE);
    raiseOver(record, status);
}

NORETURN VOID NTAPI RtlRaiseStatus(NTSTATUS status) { raiseOver(NULL, status); }

// Calls the handlers inside of `target` (all of them if it is null) to clean up, and goes on at `context`.
NORETURN VOID NTAPI RtlpUnwind(PEXCEPTION_REGISTRATION_RECORD target, PVOID targetIp, PEXCEPTION_RECORD record, PCONTEXT context) {
    EXCEPTION_RECORD own = {.ExceptionCode = STATUS_UNWIND, .ExceptionAddress = (PVOID)context->Eip};
    if (!record) record = &own;
    record->ExceptionFlags |= EXCEPTION_UNWINDING | (target ? 0 : EXCEPTION_EXIT_UNWIND);
    if (targetIp) context->Eip = (ULONG)targetIp;
    PEXCEPTION_REGISTRATION_RECORD frame = chain();
    while (frame != EXCEPTION_CHAIN_END && frame != target) {
        if (target && frame > target) raiseOver(record, STATUS_INVALID_UNWIND_TARGET);
        if (!isOnStack(frame)) raiseOver(record, STATUS_BAD_STACK);
        PEXCEPTION_REGISTRATION_RECORD collided = NULL;
        switch (RtlpExecuteHandler(record, frame, context, &collided, frame->Handler, guardUnwind)) {
            case ExceptionContinueSearch:
                break;
            case ExceptionCollidedUnwind:
                frame = collided;
                break;
            default:
                raiseOver(record, STATUS_INVALID_DISPOSITION);
        }
        frame = frame->Next;
        setChain(frame);
    }
    // An unwind to nowhere ends in the last handler of the process: the debugger's port, if there is one.
    NTSTATUS status = target && frame != target ? NtRaiseException(record, context, FALSE) : NtContinue(context, FALSE);
    raiseOver(record, status);
}
