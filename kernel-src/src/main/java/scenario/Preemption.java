package scenario;

import nt.init.Kernel;

/** A thread of high priority that wakes now and then, over threads of low priority that compute. */
record Preemption() implements Scenario {

    private static final int LOW = 4;
    private static final int HIGH = 12;

    @Override
    public String name() {
        return "preemption";
    }

    @Override
    public String summary() {
        return "A thread of priority 12 wakes every 50 ms and takes a processor from one of priority 4.";
    }

    @Override
    public long duration() {
        return Program.SECOND;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        for (int processor = 0; processor < kernel.hal.processorCount(); processor++) {
            kernel.processes.PsCreateSystemThread(
                    "low " + processor,
                    LOW,
                    1 << processor,
                    () -> {
                        while (true) {
                            program.compute(Program.MILLISECOND);
                        }
                    });
        }
        kernel.processes.PsCreateSystemThread(
                "high",
                HIGH,
                kernel.ke.allProcessors(),
                () -> {
                    while (true) {
                        program.sleep(50);
                        program.compute(5 * Program.MILLISECOND);
                    }
                });
        program.sleepForever();
    }
}
