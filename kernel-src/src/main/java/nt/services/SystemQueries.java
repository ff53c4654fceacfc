package nt.services;

import static nt.rtl.NtStatus.STATUS_NOT_IMPLEMENTED;

import nt.ex.Ex;
import nt.hal.Hal;
import nt.ke.KPrcb;
import nt.ke.Ke;
import nt.ke.SystemTime;
import nt.mm.AddressSpace;
import nt.mm.MemoryManager;
import nt.mm.MemoryManager.Counters;
import nt.ps.ProcessManager;
import nt.rtl.Outcome;

/// What `NtQuerySystemInformation` answers, class by class, but for the lists of processes and
/// handles.
///
/// @model Counters of things that nobody counts here are 0. What belongs to the cache, the
///   registry, drivers and power management answers `STATUS_NOT_IMPLEMENTED`.
/// @source
///   https://learn.microsoft.com/en-us/windows/win32/api/winternl/nf-winternl-ntquerysysteminformation
/// @source https://github.com/winsiderss/phnt `ntexapi.h` (the structures)
final class SystemQueries {

    private static final int PAGE_SIZE = 4096;
    private static final int LOWEST_USER_ADDRESS = 0x1_0000;
    private static final int ALLOCATION_GRANULARITY = 0x1_0000;

    // A Xeon of the time: family 15, model 2, stepping 9.
    private static final int PROCESSOR_ARCHITECTURE_INTEL = 0;
    private static final int PROCESSOR_LEVEL = 15;
    private static final int PROCESSOR_REVISION = 0x209;

    private static final int PERFORMANCE_SIZE = 312;
    private static final int TIME_ZONE_SIZE = 172;
    private static final int MAXIMUM_NODES = 16;
    private static final int CACHE_LINE = 64;

    private final Hal hal;
    private final Ke ke;
    private final MemoryManager memory;
    private final ProcessList processList;
    private final HandleList handleList;

    SystemQueries(Hal hal, Ke ke, Ex ex, MemoryManager memory, ProcessManager processes) {
        this.hal = hal;
        this.ke = ke;
        this.memory = memory;
        processList = new ProcessList(ke, processes);
        handleList = new HandleList(ke, ex);
    }

    /** The answer. */
    Outcome<byte[]> answer(SystemInfoClass wanted) {
        return switch (wanted) {
            case SystemBasicInformation, SystemEmulationBasicInformation -> of(basic());
            case SystemProcessorInformation, SystemEmulationProcessorInformation -> of(processor());
            case SystemPerformanceInformation -> of(performance());
            case SystemTimeOfDayInformation -> of(timeOfDay());
            case SystemProcessInformation -> of(processList.all());
            case SystemProcessorPerformanceInformation -> of(processorPerformance());
            case SystemFlagsInformation -> word(0);
            case SystemHandleInformation -> of(handleList.all());
            case SystemInterruptInformation -> of(interrupts());
            case SystemTimeAdjustmentInformation -> of(timeAdjustment());
            case SystemExceptionInformation -> of(new Structure(16).zeros(16));
            case SystemKernelDebuggerInformation -> of(new Structure(2).octet(0).octet(1));
            case SystemContextSwitchInformation -> of(contextSwitches());
            case SystemCurrentTimeZoneInformation ->
                    of(new Structure(TIME_ZONE_SIZE).zeros(TIME_ZONE_SIZE));
            case SystemRangeStartInformation -> word(AddressSpace.SYSTEM_RANGE_START);
            case SystemNumaProcessorMap -> of(numaMap());
            case SystemRecommendedSharedDataAlignment -> word(CACHE_LINE);
            case SystemComPlusPackage -> word(-1);
            default -> Outcome.failed(STATUS_NOT_IMPLEMENTED);
        };
    }

    private static Outcome<byte[]> of(Structure structure) {
        return Outcome.of(structure.bytes());
    }

    private static Outcome<byte[]> word(int value) {
        return of(new Structure(Integer.BYTES).word(value));
    }

    private Structure basic() {
        int pages = memory.counters().physical();
        return new Structure(44)
                .words(
                        0,
                        ke.time.KeQueryTimeIncrement(),
                        PAGE_SIZE,
                        pages,
                        1,
                        pages,
                        ALLOCATION_GRANULARITY,
                        LOWEST_USER_ADDRESS,
                        AddressSpace.HIGHEST_USER_ADDRESS,
                        ke.processors.KeQueryActiveProcessors())
                .octet(hal.processorCount())
                .zeros(3);
    }

    private static Structure processor() {
        return new Structure(12)
                .half(PROCESSOR_ARCHITECTURE_INTEL)
                .half(PROCESSOR_LEVEL)
                .half(PROCESSOR_REVISION)
                .half(0)
                .word(0);
    }

    /** Some twenty of its seventy counters are kept here. */
    private Structure performance() {
        Counters counters = memory.counters();
        long idle = 0;
        for (int number = 0; number < hal.processorCount(); number++) {
            idle += inUnits(ke.processors.prcb(number).idleThread().kernelTime());
        }
        var structure =
                new Structure(PERFORMANCE_SIZE)
                        .quad(idle)
                        .zeros(3 * Long.BYTES + 3 * Integer.BYTES) // input and output
                        .words(
                                counters.available(),
                                (int) counters.committed(),
                                (int) counters.commitLimit(),
                                (int) counters.commitPeak())
                        .zeros(5 * Integer.BYTES) // kinds of faults
                        .zeros(Integer.BYTES)
                        .words(counters.pageReads(), counters.pageReads())
                        .zeros(2 * Integer.BYTES)
                        .words(counters.pageWrites(), counters.pageWrites())
                        .zeros(2 * Integer.BYTES)
                        .words(counters.poolPages(), counters.poolPages());
        structure.zeros(PERFORMANCE_SIZE - 4 * Integer.BYTES - structure.size());
        return structure.words((int) totalContextSwitches(), 0, 0, totalSystemCalls());
    }

    private long totalContextSwitches() {
        long total = 0;
        for (int number = 0; number < hal.processorCount(); number++) {
            total += ke.processors.prcb(number).contextSwitches();
        }
        return total;
    }

    private int totalSystemCalls() {
        int total = 0;
        for (int number = 0; number < hal.processorCount(); number++) {
            total += ke.processors.prcb(number).systemCalls();
        }
        return total;
    }

    private Structure timeOfDay() {
        long now = ke.time.KeQuerySystemTime();
        return new Structure(48)
                .quad(SystemTime.BOOT_TIME)
                .quad(now)
                .quad(0) // minutes from UTC
                .zeros(2 * Integer.BYTES)
                .zeros(2 * Long.BYTES);
    }

    /** The idle thread's time is both idle and kernel time. */
    private Structure processorPerformance() {
        var structure = new Structure(48 * hal.processorCount());
        for (int number = 0; number < hal.processorCount(); number++) {
            KPrcb prcb = ke.processors.prcb(number);
            structure
                    .quad(inUnits(prcb.idleThread().kernelTime()))
                    .quad(inUnits(prcb.kernelTime()))
                    .quad(inUnits(prcb.userTime()))
                    .quad(inUnits(prcb.dpcTime()))
                    .quad(inUnits(prcb.interruptTime()))
                    .zeros(2 * Integer.BYTES);
        }
        return structure;
    }

    private Structure interrupts() {
        var structure = new Structure(24 * hal.processorCount());
        for (int number = 0; number < hal.processorCount(); number++) {
            structure
                    .word((int) ke.processors.prcb(number).contextSwitches())
                    .zeros(2 * Integer.BYTES)
                    .word(ke.time.KeQueryTimeIncrement())
                    .zeros(2 * Integer.BYTES);
        }
        return structure;
    }

    /** The clock is not adjusted: each tick counts what it lasts. */
    private Structure timeAdjustment() {
        int increment = ke.time.KeQueryTimeIncrement();
        return new Structure(12).words(increment, increment).octet(1).zeros(3);
    }

    private Structure contextSwitches() {
        return new Structure(48).word((int) totalContextSwitches()).zeros(44);
    }

    private Structure numaMap() {
        return new Structure(8 + MAXIMUM_NODES * Long.BYTES)
                .words(0, 0)
                .quad(Integer.toUnsignedLong(ke.processors.KeQueryActiveProcessors()))
                .zeros((MAXIMUM_NODES - 1) * Long.BYTES);
    }

    /** Clock ticks in 100-ns units. */
    private long inUnits(int ticks) {
        return (long) ticks * ke.time.KeQueryTimeIncrement();
    }
}
