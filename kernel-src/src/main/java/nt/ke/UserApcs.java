package nt.ke;

import static nt.ke.KContext.CONTEXT_DEBUG_REGISTERS;
import static nt.ke.KContext.CONTEXT_FULL;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import nt.hal.InterruptLevels;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.RaisedStatus;

/// Making calls into programs.
///
/// What the thread was about to do is laid on its stack, and it goes on in `ntdll`'s
/// `KiUserApcDispatcher`, which calls the routine and then continues with what lies on the stack:
///
/// ```
///  esp of the program before ─►
///                               CONTEXT
///                               the call's three arguments
///  esp of the dispatcher ─────► address of the routine
/// ```
///
/// @source https://github.com/reactos/reactos `ntoskrnl/ke/i386/usercall.c` (the layout)
final class UserApcs {

    private static final int WORD = 4;
    private static final int ARGUMENTS = 4 * WORD;

    private final InterruptLevels levels;
    private final UserMemory memory;
    private final Contexts contexts;
    private final UserEntryPoints entryPoints;
    private final Exceptions exceptions;

    UserApcs(
            InterruptLevels levels,
            UserMemory memory,
            Contexts contexts,
            UserEntryPoints entryPoints,
            Exceptions exceptions) {
        this.levels = levels;
        this.memory = memory;
        this.contexts = contexts;
        this.entryPoints = entryPoints;
        this.exceptions = exceptions;
    }

    /// Has the thread begin with a call when it is back in user mode. If its stack has no room, it
    /// begins with that exception.
    @IrqlRequiresMin(APC_LEVEL)
    @IrqlRequiresMax(APC_LEVEL)
    void KiInitializeUserApc(
            KThread thread,
            KTrapFrame frame,
            UserRoutine routine,
            int normalContext,
            int systemArgument1,
            int systemArgument2) {
        KContext context =
                contexts.KeContextFromKframes(
                        thread, frame, CONTEXT_FULL | CONTEXT_DEBUG_REGISTERS);
        int contextAddress = (frame.hardwareEsp & -WORD) - KContext.SIZE;
        int top = contextAddress - ARGUMENTS;
        try {
            memory.ProbeForWrite(top, ARGUMENTS + KContext.SIZE, WORD);
            memory.writeBytes(contextAddress, context.bytes());
            memory.writeInt(top, routine.address());
            memory.writeInt(top + WORD, normalContext);
            memory.writeInt(top + 2 * WORD, systemArgument1);
            memory.writeInt(top + 3 * WORD, systemArgument2);
        } catch (RaisedStatus raised) {
            levels.KeLowerIrql(PASSIVE_LEVEL);
            exceptions.KiDispatchException(
                    thread, frame, KExceptionRecord.of(raised.status(), frame.eip), true);
            levels.KeRaiseIrql(APC_LEVEL);
            return;
        }
        frame.enter(entryPoints.apcDispatcher, top);
    }
}
