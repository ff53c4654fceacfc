package scenario;

import nt.init.Kernel;

/// More threads that only compute than there are processors: the end of the quantum passes them on.
record QuantumShares() implements Scenario {

    private static final int THREADS_PER_PROCESSOR = 3;

    @Override
    public String name() {
        return "quantum";
    }

    @Override
    public String summary() {
        return "Three computing threads for each processor: each gets 12 clock ticks, then the next.";
    }

    @Override
    public long duration() {
        return 2 * Program.SECOND;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        for (int index = 0; index < THREADS_PER_PROCESSOR * kernel.hal.processorCount(); index++) {
            kernel.processes.PsCreateSystemThread(
                    "worker " + index,
                    () -> {
                        while (true) {
                            program.compute(Program.MILLISECOND);
                        }
                    });
        }
        program.sleepForever();
    }
}
