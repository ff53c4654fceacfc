package nt.ke;

import java.util.Optional;
import machine.Machine;
import nt.rtl.BugCheckCode;
import nt.rtl.BugCheckRoutine;

/// Stops a system whose invariants are broken: this machine only, with its seed, so that the run
/// can be repeated up to here.
public final class BugChecks implements BugCheckRoutine {

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
        machine.stop(
                data
                        + " on processor "
                        + machine.currentProcessor().number()
                        + ", seed "
                        + machine.options().seed());
    }

    /** NT's `KiBugCheckData`; empty while the system runs. */
    public Optional<BugCheckData> bugCheckData() {
        return bugCheckData;
    }
}
