package nt.ke;

import java.util.Optional;
import machine.Machine;
import nt.rtl.BugCheckCode;
import nt.rtl.BugCheckRoutine;
import trace.Vantage;

/// Stops a system whose invariants are broken: this machine only. The reason tells where and when,
/// and the seed, with which the run can be repeated up to here; traced, the last calls too.
///
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/debugger/bug-check-code-reference2
public final class BugChecks implements BugCheckRoutine {

    private static final int SECOND = 10_000_000;

    private final Machine machine;
    private Optional<BugCheckData> bugCheckData = Optional.empty();

    public BugChecks(Machine machine) {
        this.machine = machine;
    }

    /** What the system was stopped with. */
    public record BugCheckData(BugCheckCode code, long p1, long p2, long p3, long p4) {

        @Override
        public String toString() {
            return "*** STOP: 0x%08X (0x%X, 0x%X, 0x%X, 0x%X) %s"
                    .formatted(code.code(), p1, p2, p3, p4, code);
        }
    }

    /// @source WDK, *KeBugCheckEx function (wdm.h)*
    @Override
    public void KeBugCheckEx(BugCheckCode code, long p1, long p2, long p3, long p4) {
        BugCheckData data = new BugCheckData(code, p1, p2, p3, p4);
        bugCheckData = Optional.of(data);
        Vantage where = machine.timeline().vantage;
        machine.stop(
                "%s on processor %d, thread %d, IRQL %d, after %d.%07d s, seed %d"
                        .formatted(
                                data,
                                where.processor,
                                where.thread(),
                                where.level(),
                                machine.time() / SECOND,
                                machine.time() % SECOND,
                                machine.options().seed()));
    }

    /** NT's `KiBugCheckData`; empty while the system runs. */
    public Optional<BugCheckData> bugCheckData() {
        return bugCheckData;
    }
}
