package scenario;

import nt.init.Kernel;
import nt.io.FileStore;
import nt.ke.KContext;
import nt.mm.AddressSpace;
import nt.mm.AllocationType;
import nt.mm.Protection;
import nt.mm.Region;
import nt.mm.Section;
import nt.mm.SectionAttributes;
import nt.ps.EProcess;
import nt.ps.EThread;
import nt.ps.InitialTeb;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import user.SystemFiles;

/// How many threads a process can have, as many programs have found out: a program reserves four
/// megabytes of addresses for each thread's stack, and the kernel adds a page for its environment
/// block. Addresses run out first, long before memory does, so the limit can be told beforehand.
///
/// @source https://osm.hpi.de/wrk/2009/09/ntcreatethread-memory-allocations-in-kernel-mode/ (what a
///   thread takes, and where)
record ThreadLimit() implements Scenario {

    private static final int STACK = 0x40_0000;
    private static final int PAGE = 0x1000;
    private static final String IMAGE = "hello.exe";

    /** Addresses that a program can use, without the first and the last 64 kB. */
    private static final long ADDRESSES = AddressSpace.HIGHEST_USER_ADDRESS - 0x2_0000L;

    private enum Step {
        REFUSED
    }

    @Override
    public String name() {
        return "thread-limit";
    }

    @Override
    public String summary() {
        return "A process has as many threads as it has room for their stacks.";
    }

    @Override
    public long duration() {
        return Program.SECOND;
    }

    @Override
    public FileStore files() {
        return SystemFiles.install();
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        EProcess process = newProcess(kernel);
        AddressSpace space = process.addressSpace();
        if (space != null) {
            while (newThread(kernel, process, space).isSuccess()) {
                program.compute(Program.MICROSECOND);
            }
            program.mark(Step.REFUSED);
        }
        program.sleepForever();
    }

    private static EProcess newProcess(Kernel kernel) {
        Outcome<EProcess> made =
                kernel.files
                        .find(SystemFiles.DIRECTORY + IMAGE)
                        .map(file ->
                                kernel.memory.sections.MmCreateSection(
                                        0,
                                        Protection.PAGE_EXECUTE,
                                        SectionAttributes.SEC_IMAGE,
                                        file))
                        .orElseThrow()
                        .then(section -> newProcess(kernel, section));
        return switch (made) {
            case Outcome.Success<EProcess>(NtStatus _, EProcess process) -> process;
            case Outcome.Failure<EProcess>(NtStatus why) ->
                    throw new IllegalStateException(IMAGE + ": " + why);
        };
    }

    private static Outcome<EProcess> newProcess(Kernel kernel, Section section) {
        return kernel.processes.userProcesses.PspCreateProcess(
                kernel.objects.ObCreateObject(kernel.processes.processType()),
                kernel.processes.initialSystemProcess(),
                section,
                false,
                false);
    }

    /** It has all that a thread has, but never runs. */
    private static NtStatus newThread(Kernel kernel, EProcess process, AddressSpace space) {
        var stack = new Region(0, STACK);
        NtStatus status =
                kernel.memory.allocation.NtAllocateVirtualMemory(
                        space, stack, 0, AllocationType.MEM_RESERVE, Protection.PAGE_READWRITE);
        if (!status.isSuccess()) {
            return status;
        }
        int base = stack.baseAddress + STACK;
        Outcome<EThread> made =
                kernel.processes.userThreads.PspCreateThread(
                        kernel.objects.ObCreateObject(kernel.processes.threadType()),
                        process,
                        new KContext(),
                        InitialTeb.of(base, base - PAGE, stack.baseAddress));
        return made.status();
    }

    @Override
    public Claim claim() {
        return new Predicted();
    }

    /** The addresses over what a thread takes of them; within 5 %. */
    private static final class Predicted implements Claim {

        private static final double TOLERANCE = 0.05;

        private int threads;
        private boolean refused;

        @Override
        public void watch(Watch watch) {
            watch.calls("UserThreads#PspCreateThread", _ -> threads++);
            watch.calls("Program#mark", _ -> refused = true);
        }

        @Override
        public Verdict verdict() {
            if (!refused) {
                return Verdict.undecided("%d threads, and no end yet".formatted(threads));
            }
            long predicted = ADDRESSES / (STACK + PAGE);
            double off = Math.abs(threads - predicted) / (double) predicted;
            return Verdict.of(
                    off <= TOLERANCE,
                    "%d threads, %d predicted from the addresses that each takes",
                    threads,
                    predicted);
        }
    }
}
