package nt.ke;

import static nt.rtl.BugCheckCode.KMODE_EXCEPTION_NOT_HANDLED;
import static nt.rtl.NtStatus.STATUS_BREAKPOINT;
import static nt.rtl.NtStatus.STATUS_STACK_OVERFLOW;

import java.util.List;
import nt.rtl.BugCheckRoutine;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.RaisedStatus;
import org.jspecify.annotations.Nullable;

/// Telling a program what has gone wrong in it.
///
/// An exception is first put to the program: what has happened and all registers are laid on its
/// stack, and it goes on in `ntdll`'s `KiUserExceptionDispatcher`, which looks for somebody who
/// handles it. Who has done so goes on by `NtContinue`. If nobody does, or the stack cannot be
/// written to, the process is ended with the exception's code.
///
/// ```
///  esp of the program before ─►
///                               CONTEXT
///                               EXCEPTION_RECORD, as long as its parameters demand
///                               address of the CONTEXT
///  esp of the dispatcher ─────► address of the EXCEPTION_RECORD
/// ```
///
/// @model There are no debuggers, which would be asked before each of these steps.
/// @source https://github.com/reactos/reactos `ntoskrnl/ke/i386/exp.c` (order and layout)
public final class Exceptions {

    private static final int WORD = 4;

    private final BugCheckRoutine bugCheck;
    private final UserMemory memory;
    private final Contexts contexts;
    private final UserEntryPoints entryPoints;
    private @Nullable UnhandledExceptions unhandled;

    Exceptions(
            BugCheckRoutine bugCheck,
            UserMemory memory,
            Contexts contexts,
            UserEntryPoints entryPoints) {
        this.bugCheck = bugCheck;
        this.memory = memory;
        this.contexts = contexts;
        this.entryPoints = entryPoints;
    }

    /** Has processes ended by this. */
    public void connect(UnhandledExceptions handler) {
        unhandled = handler;
    }

    /// Puts an exception to the program of the current thread.
    ///
    /// @param frame where it happened; afterwards, where the program handles it
    /// @param firstChance false if the program has been asked already
    @IrqlRequiresMax(KIrql.PASSIVE_LEVEL)
    public void KiDispatchException(
            KThread thread, KTrapFrame frame, KExceptionRecord exception, boolean firstChance) {
        if (exception.code() == STATUS_BREAKPOINT) {
            frame.eip--; // at the breakpoint, not behind it
        }
        if (firstChance && isPut(thread, frame, exception)) {
            return;
        }
        terminate(exception);
    }

    /** Lays the exception on the program's stack; or, if there is no room, that. */
    private boolean isPut(KThread thread, KTrapFrame frame, KExceptionRecord exception) {
        try {
            put(thread, frame, exception);
            return true;
        } catch (RaisedStatus raised) {
            if (raised.status() != STATUS_STACK_OVERFLOW
                    || exception.code() == STATUS_STACK_OVERFLOW) {
                return false;
            }
            // The guard page is gone: what lies behind it is for just this.
            return isPut(
                    thread, frame, KExceptionRecord.of(STATUS_STACK_OVERFLOW, exception.address()));
        }
    }

    private void put(KThread thread, KTrapFrame frame, KExceptionRecord exception) {
        KContext context = contexts.KeContextFromKframes(thread, frame, KContext.CONTEXT_ALL);
        int contextAddress = (frame.hardwareEsp & -WORD) - KContext.SIZE;
        int recordAddress = contextAddress - exception.size();
        int top = recordAddress - 2 * WORD;
        memory.ProbeForWrite(top, contextAddress + KContext.SIZE - top, 1);
        memory.writeBytes(contextAddress, context.bytes());
        exception.write(memory, recordAddress);
        memory.writeInt(top + WORD, contextAddress);
        memory.writeInt(top, recordAddress);
        frame.enter(entryPoints.exceptionDispatcher, top);
    }

    private void terminate(KExceptionRecord exception) {
        if (unhandled != null) {
            unhandled.terminateProcess(exception.code());
        }
        List<Integer> parameters = exception.parameters();
        bugCheck.KeBugCheckEx(
                KMODE_EXCEPTION_NOT_HANDLED,
                Integer.toUnsignedLong(exception.code().code()),
                Integer.toUnsignedLong(exception.address()),
                parameters.isEmpty() ? 0 : parameters.get(0),
                parameters.size() < 2 ? 0 : parameters.get(1));
    }
}
