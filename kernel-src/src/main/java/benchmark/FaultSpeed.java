package benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import machine.memory.Mmu;
import machine.memory.PageFault;
import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.mm.AddressSpace;
import nt.mm.AllocationType;
import nt.mm.MemoryManager;
import nt.mm.Protection;
import nt.mm.Region;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import trace.KernelOptions;

/// What a page fault takes that needs no disk: the first write to a page, which is to be zeros
/// (`demand zero`), and the first access to one that has just been trimmed (`transition`). Each
/// begins in the processor, which finds no valid entry, and ends when it has written.
final class FaultSpeed {

    private static final int PAGE = 4096;
    private static final int PAGES = 8000;
    private static final int WARM_UP = 60;
    private static final int MEASURED = 60;

    private static final int PAGING = 0x8001_0001;
    private static final int LARGE_AND_GLOBAL_PAGES = 0x90;
    private static final long LONG_ENOUGH = Long.MAX_VALUE / 1000;

    private double demandZero;
    private double transition;

    private FaultSpeed() {}

    static List<Figure> figures() {
        var speed = new FaultSpeed();
        KernelOptions options = KernelOptions.defaults().withProcessors(1);
        Kernel.boot(options, BootOptions.SERVER_2003, speed::run).machine.runUntil(LONG_ENOUGH);
        var figures = new ArrayList<Figure>();
        OptionalDouble linux = LinuxFaults.seconds(PAGES, MEASURED);
        linux.ifPresent(own -> {
            figures.add(figure("demand zero", speed.demandZero, own));
            figures.add(figure("transition", speed.transition, own));
        });
        return figures;
    }

    private static Figure figure(String kind, double seconds, double linux) {
        double each = seconds / PAGES / MEASURED;
        return Figure.atMost(
                2,
                String.format(
                        Locale.ROOT,
                        "page fault, %s, %.2f us, by Linux's own, %.2f us",
                        kind,
                        each * 1e6,
                        linux * 1e6),
                each / linux,
                "x");
    }

    private void run(Kernel kernel) {
        MemoryManager memory = kernel.memory;
        if (!(memory.addressSpaces.MmCreateProcessAddressSpace(50)
                instanceof Outcome.Success<AddressSpace>(NtStatus _, AddressSpace space))) {
            throw new IllegalStateException("no address space");
        }
        Mmu mmu = kernel.machine.mmu(0);
        mmu.configure(PAGING, LARGE_AND_GLOBAL_PAGES, 0);
        mmu.loadDirectory(space.directoryTableBase());
        for (int round = 0; round < WARM_UP + MEASURED; round++) {
            if (round == WARM_UP) {
                demandZero = 0;
                transition = 0;
            }
            var region = new Region(0, PAGES * PAGE);
            memory.allocation.NtAllocateVirtualMemory(
                    space,
                    region,
                    0,
                    AllocationType.MEM_RESERVE | AllocationType.MEM_COMMIT,
                    Protection.PAGE_READWRITE);
            demandZero += touchAll(memory, mmu, space, region.baseAddress);
            memory.emptyWorkingSet(space);
            transition += touchAll(memory, mmu, space, region.baseAddress);
            memory.virtualFree.NtFreeVirtualMemory(space, region, AllocationType.MEM_RELEASE);
        }
    }

    private static double touchAll(MemoryManager memory, Mmu mmu, AddressSpace space, int base) {
        var watch = new Stopwatch();
        for (int page = 0; page < PAGES; page++) {
            write(memory, mmu, space, base + page * PAGE);
        }
        return watch.seconds();
    }

    private static void write(MemoryManager memory, Mmu mmu, AddressSpace space, int address) {
        while (true) {
            try {
                mmu.writeInt(address, address, true);
                return;
            } catch (PageFault fault) {
                memory.faults.resolve(space, fault.address(), true);
            }
        }
    }
}
