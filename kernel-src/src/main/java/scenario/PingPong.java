package scenario;

import static nt.ke.EventType.SynchronizationEvent;
import static nt.ke.Priorities.EVENT_INCREMENT;
import static nt.ps.ProcessManager.NORMAL_BASE_PRIORITY;

import nt.init.Kernel;
import nt.ke.KEvent;

/// Pairs of threads, each thread on a processor of its own, hand an event to and fro.
///
/// @param name as it is called for
/// @param summary what it shows
/// @param thinking processor time a thread spends before it hands the event back, in 100-ns units
record PingPong(String name, String summary, long thinking) implements Scenario {

    @Override
    public long duration() {
        return thinking == 0 ? Program.SECOND / 10 : Program.SECOND;
    }

    @Override
    public void run(Kernel kernel) {
        start(kernel);
        new Program(kernel).sleepForever();
    }

    /** Starts the players. */
    void start(Kernel kernel) {
        int processors = kernel.hal.processorCount();
        for (int pair = 0; pair < Math.max(1, processors / 2); pair++) {
            startPair(kernel, 2 * pair, (2 * pair + 1) % processors);
        }
    }

    @Override
    public Claim claim() {
        return new Turns();
    }

    /** Nobody sets an event that is still set: each has waited for the other's turn to end. */
    private static final class Turns implements Claim {

        private int handed;
        private int early;

        @Override
        public void watch(Watch watch) {
            watch.returns("Events#KeSetEvent", this::handed);
        }

        private void handed(Call call) {
            handed++;
            if (call.isTrue(0)) {
                early++;
            }
        }

        @Override
        public Verdict verdict() {
            return handed == 0
                    ? Verdict.undecided("no event was handed over")
                    : Verdict.of(
                            early == 0,
                            "%,d events were handed over, %,d of them before the last was taken",
                            handed,
                            early);
        }
    }

    private void startPair(Kernel kernel, int pingProcessor, int pongProcessor) {
        var ping = new KEvent(SynchronizationEvent, true);
        var pong = new KEvent(SynchronizationEvent, false);
        startPlayer(kernel, "ping", pingProcessor, ping, pong);
        startPlayer(kernel, "pong", pongProcessor, pong, ping);
    }

    private void startPlayer(Kernel kernel, String role, int processor, KEvent mine, KEvent other) {
        var program = new Program(kernel);
        kernel.processes.PsCreateSystemThread(
                role + ' ' + processor,
                NORMAL_BASE_PRIORITY,
                1 << processor,
                () -> {
                    while (true) {
                        program.waitFor(mine);
                        program.compute(thinking);
                        kernel.ke.events.KeSetEvent(other, EVENT_INCREMENT, false);
                    }
                });
    }
}
