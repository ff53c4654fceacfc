package nt.ke;

import nt.hal.InterruptLevels;
import nt.rtl.NtStatus;
import nt.rtl.RaisedStatus;

/// System services, called by programs: by `int 2Eh`, or by the `sysenter` instruction where the
/// processor has it.
///
/// A program has the number in `eax` and says in `edx` where its arguments are; what happens to
/// them is the same for both. `sysenter` saves nothing: it comes with the program's stack pointer
/// in `edx`, on which two return addresses lie before the arguments, and returns to one fixed
/// place, where a `ret` is.
public final class SystemCalls {

    private static final int NUMBER_MASK = 0xFFF;
    private static final int TABLE_SHIFT = 12;
    private static final int TABLE_MASK = 3;
    private static final int WORD = 4;

    /** The return addresses of the stub and of what it calls. */
    private static final int FAST_CALL_RETURNS = 2 * WORD;

    private final InterruptLevels levels;
    private final Processors processors;
    private final UserMemory memory;
    private final UserEntryPoints entryPoints;
    private final Traps traps;
    private SystemServices services = SystemServices.NONE;

    SystemCalls(
            InterruptLevels levels,
            Processors processors,
            UserMemory memory,
            UserEntryPoints entryPoints,
            Traps traps) {
        this.levels = levels;
        this.processors = processors;
        this.memory = memory;
        this.entryPoints = entryPoints;
        this.traps = traps;
    }

    /** Has these services called. */
    public void connect(SystemServices table) {
        services = table;
    }

    /// By `sysenter`. The way back costs the program `ecx` and `edx`, which the instruction needs.
    void KiFastCallEntry(KThread thread, KTrapFrame frame) {
        int arguments = frame.edx + FAST_CALL_RETURNS;
        frame.hardwareEsp = frame.edx;
        frame.eip = entryPoints.systemCallReturn;
        frame.ecx = frame.hardwareEsp;
        frame.edx = frame.eip;
        call(thread, frame, arguments);
    }

    /** By `int 2Eh`. */
    void KiSystemService(KThread thread, KTrapFrame frame) {
        call(thread, frame, frame.edx);
    }

    private void call(KThread thread, KTrapFrame frame, int argumentAddress) {
        frame.previousPreviousMode = thread.previousMode;
        thread.previousMode = KProcessorMode.UserMode;
        processors.KeGetCurrentPrcb().systemCalls++;
        levels.pcr().cpu().point();
        frame.eax = answer(frame, argumentAddress);
        traps.requireCleanExit(thread);
        thread.previousMode = frame.previousPreviousMode;
    }

    /// Calls the service. One that changes the frame itself, as `NtContinue` does, answers with the
    /// `eax` that it has put there.
    ///
    /// @model The second table is that of the window manager, which does not exist: no thread can
    ///   be converted to one that has it.
    private int answer(KTrapFrame frame, int argumentAddress) {
        int number = frame.eax & NUMBER_MASK;
        if ((frame.eax >> TABLE_SHIFT & TABLE_MASK) != 0 || number >= services.limit()) {
            return NtStatus.STATUS_INVALID_SYSTEM_SERVICE.code();
        }
        var words = new int[services.argumentWords(number)];
        try {
            for (int index = 0; index < words.length; index++) {
                words[index] = memory.readInt(argumentAddress + index * WORD);
            }
        } catch (RaisedStatus raised) {
            return raised.status().code();
        }
        return services.call(number, words);
    }
}
