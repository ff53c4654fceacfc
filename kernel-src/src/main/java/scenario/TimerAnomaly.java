package scenario;

import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ke.KTimer;
import nt.ke.Timeout;
import nt.ke.TimerTableKind;
import nt.ke.TimerType;

/// A timer that is due every 50 ms, for several rounds of the timer table.
///
/// @param name as it is called for
/// @param summary what it shows
/// @param table how the timers are kept
/// @param spurious whether the table makes the clock find due what is not
record TimerAnomaly(String name, String summary, TimerTableKind table, boolean spurious)
        implements Scenario {

    private static final int PERIOD = 50;

    @Override
    public long duration() {
        return 30 * Program.SECOND;
    }

    @Override
    public BootOptions bootOptions() {
        return BootOptions.SERVER_2003.withTimerTable(table);
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        var timer = new KTimer(TimerType.SynchronizationTimer);
        kernel.ke.timers.KeSetTimerEx(timer, Timeout.milliseconds(PERIOD), PERIOD, null);
        while (true) {
            program.waitFor(timer);
        }
    }

    @Override
    public Claim claim() {
        return new Expirations(spurious);
    }

    /** How often timers were expired, and how often none was due. */
    private static final class Expirations implements Claim {

        private static final int ENOUGH = 100;

        private final boolean expectsSpurious;
        private final boolean[] expired = new boolean[32];
        private int expirations;
        private int spurious;

        Expirations(boolean expectsSpurious) {
            this.expectsSpurious = expectsSpurious;
        }

        @Override
        public void watch(Watch watch) {
            watch.calls("Timers#KiTimerExpiration", call -> expired[call.processor()] = false);
            watch.calls("Timers#expire", call -> expired[call.processor()] = true);
            watch.returns("Timers#KiTimerExpiration", this::ends);
        }

        private void ends(Call call) {
            expirations++;
            spurious += expired[call.processor()] ? 0 : 1;
        }

        @Override
        public Verdict verdict() {
            if (expirations < ENOUGH) {
                return Verdict.undecided("the table has not gone round yet");
            }
            return Verdict.of(
                    spurious > 0 == expectsSpurious,
                    "timers were expired %d times, and %d times none was due",
                    expirations,
                    spurious);
        }
    }
}
