package scenario;

import nt.init.Kernel;
import nt.ke.EventType;
import nt.ke.KDpc;
import nt.ke.KEvent;
import nt.ke.KTimer;
import nt.ke.Priorities;
import nt.ke.Timeout;
import nt.ke.TimerType;

/// Threads that sleep for different times, and a periodic timer whose deferred procedure call wakes
/// one more: all timer work is done by the clock interrupt and what it leaves for later.
record TimerWork() implements Scenario {

    private static final int SLEEPERS = 5;
    private static final int PERIOD = 50;

    @Override
    public String name() {
        return "timers";
    }

    @Override
    public String summary() {
        return "Five sleepers and a periodic timer: nothing wakes between the ticks of the clock.";
    }

    @Override
    public long duration() {
        return Program.SECOND;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        for (int sleeper = 1; sleeper <= SLEEPERS; sleeper++) {
            int milliseconds = 7 * sleeper * sleeper;
            kernel.processes.PsCreateSystemThread(
                    "sleeper " + sleeper,
                    () -> {
                        while (true) {
                            program.sleep(milliseconds);
                        }
                    });
        }
        var due = new KEvent(EventType.SynchronizationEvent, false);
        var dpc =
                new KDpc((_, _, _) ->
                        kernel.ke.events.KeSetEvent(due, Priorities.EVENT_INCREMENT, false));
        var timer = new KTimer(TimerType.NotificationTimer);
        kernel.ke.timers.KeSetTimerEx(timer, Timeout.milliseconds(PERIOD), PERIOD, dpc);
        while (true) {
            program.waitFor(due);
        }
    }

    @Override
    public Claim claim() {
        return new AfterTicks();
    }

    /** From the last clock interrupt of the first processor to the end of a wait. */
    private static final class AfterTicks implements Claim {

        private static final long SOON = Program.MILLISECOND / 2;

        private final Span delay = new Span();
        private long tick;

        @Override
        public void watch(Watch watch) {
            watch.calls("Clock#KeUpdateSystemTime", call -> tick = call.time());
            watch.calls("WaitEnd#KiUnwaitThread", call -> delay.add(call.time() - tick));
        }

        @Override
        public Verdict verdict() {
            return delay.count() == 0
                    ? Verdict.undecided("no wait has ended")
                    : Verdict.of(
                            delay.most() < SOON,
                            "%d waits ended, none later than %.1f µs after a tick",
                            delay.count(),
                            Span.microseconds(delay.most()));
        }
    }
}
