package nt.ke;

import static nt.rtl.NtStatus.STATUS_NO_CALLBACK_ACTIVE;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.NtStatus;
import nt.rtl.RaisedStatus;
import org.jspecify.annotations.Nullable;

/// Calls from the kernel into a program that wait for its answer.
///
/// The thread goes to user mode once more, on top of the system service that it is in, and comes
/// back by `NtCallbackReturn`. Callbacks nest: each has a trap frame of its own, and what the
/// program had in its registers before is untouched when it is over.
///
/// ```
///  esp of the program before ─►
///                               the input
///                               its length
///                               its address
///                               number of the routine
///  esp of the dispatcher ─────► nothing: the place of a return address
/// ```
///
/// @source https://github.com/reactos/reactos `ntoskrnl/ke/i386/usercall.c` (the layout)
public final class UserCallbacks {

    private static final int WORD = 4;
    private static final int ARGUMENTS = 4 * WORD;

    /// How a callback ended.
    ///
    /// @param address of the result, in the program's memory
    /// @param length of the result, in bytes
    public record Result(NtStatus status, int address, int length) {}

    /** A callback that has not returned yet. */
    static final class Active {

        private final KTrapFrame frame;
        private final @Nullable Active outer;
        private Result result = new Result(STATUS_SUCCESS, 0, 0);

        private Active(KTrapFrame frame, @Nullable Active outer) {
            this.frame = frame;
            this.outer = outer;
        }
    }

    /** Runs a program until the callback that the frame is for has returned. */
    @FunctionalInterface
    interface Runner {
        void run(KTrapFrame frame);
    }

    private final Processors processors;
    private final UserMemory memory;
    private final UserEntryPoints entryPoints;
    private @Nullable Runner userMode;

    UserCallbacks(Processors processors, UserMemory memory, UserEntryPoints entryPoints) {
        this.processors = processors;
        this.memory = memory;
        this.entryPoints = entryPoints;
    }

    void connect(Runner runner) {
        userMode = runner;
    }

    /// Calls a routine of the current thread's program.
    ///
    /// @param apiNumber which; an index into the table in the process's environment block
    /// @return what the program has returned with; or, if its stack has no room for the input, why
    @IrqlRequiresMax(KIrql.PASSIVE_LEVEL)
    public Result KeUserModeCallback(int apiNumber, byte[] input) {
        KThread thread = processors.KeGetCurrentThread();
        KTrapFrame before = thread.trapFrame;
        if (before == null || userMode == null) {
            throw new IllegalStateException("a callback into no program");
        }
        var frame = new KTrapFrame();
        try {
            prepare(frame, before.hardwareEsp, apiNumber, input);
        } catch (RaisedStatus raised) {
            return new Result(raised.status(), 0, 0);
        }
        frame.ebp = before.ebp;
        var active = new Active(frame, thread.callback);
        thread.callback = active;
        userMode.run(frame);
        thread.callback = active.outer;
        return active.result;
    }

    private void prepare(KTrapFrame frame, int esp, int apiNumber, byte[] input) {
        int inputAddress = esp - input.length & -WORD;
        int top = inputAddress - ARGUMENTS;
        memory.ProbeForWrite(top, esp - top, WORD);
        memory.writeBytes(inputAddress, input);
        memory.writeInt(top + WORD, apiNumber);
        memory.writeInt(top + 2 * WORD, inputAddress);
        memory.writeInt(top + 3 * WORD, input.length);
        frame.enter(entryPoints.callbackDispatcher, top);
    }

    /// Ends the innermost callback of the current thread, which never sees what this returns then.
    ///
    /// @return `STATUS_NO_CALLBACK_ACTIVE` if there is none
    @IrqlRequiresMax(KIrql.PASSIVE_LEVEL)
    public NtStatus NtCallbackReturn(int resultAddress, int resultLength, NtStatus status) {
        Active active = processors.KeGetCurrentThread().callback;
        if (active == null) {
            return STATUS_NO_CALLBACK_ACTIVE;
        }
        active.result = new Result(status, resultAddress, resultLength);
        active.frame.callbackReturned = true;
        return STATUS_SUCCESS;
    }
}
