package nt.ke;

import java.util.ArrayList;
import java.util.List;
import trace.LockUse;
import trace.Untraced;

/// Measures one lock. It is told of everything by the lock's own routines, so whoever uses the lock
/// need not know; and it takes no simulated time.
@Untraced("measures; the simulated system has no such part")
final class LockMeter {

    /** A processor that has asked for the lock and not got it. */
    private record Request(int processor, long since) {}

    private final List<Request> requests = new ArrayList<>();
    private long acquisitions;
    private long contended;
    private long spinCycles;
    private long longestSpin;
    private long takenAt;
    private long holdCycles;
    private long longestHold;
    private long passedOver;

    void asks(int processor, long now) {
        requests.add(new Request(processor, now));
    }

    /// @param spun whether it had to wait
    void gets(int processor, boolean spun, long now) {
        acquisitions++;
        takenAt = now;
        int place = 0;
        while (requests.get(place).processor != processor) {
            place++;
        }
        Request request = requests.remove(place);
        passedOver += place > 0 ? 1 : 0;
        if (spun) {
            contended++;
            spinCycles += now - request.since;
            longestSpin = Math.max(longestSpin, now - request.since);
        }
    }

    void givesBack(long now) {
        holdCycles += now - takenAt;
        longestHold = Math.max(longestHold, now - takenAt);
    }

    LockUse use(String name) {
        return new LockUse(
                name,
                1,
                acquisitions,
                contended,
                spinCycles,
                longestSpin,
                holdCycles,
                longestHold,
                passedOver);
    }
}
