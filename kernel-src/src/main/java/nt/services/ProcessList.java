package nt.services;

import nt.ke.KPrcb;
import nt.ke.KThread;
import nt.ke.Ke;
import nt.ps.EProcess;
import nt.ps.EThread;
import nt.ps.ProcessManager;
import nt.ps.QuotaType;

/// The list of all processes, each with its threads, as `NtQuerySystemInformation` tells it: first
/// the idle process, which has a thread for each processor.
///
/// The names of images lie behind the threads of each process; pointers to them are offsets from
/// the beginning of the answer until it is known where that will lie.
///
/// @source https://github.com/winsiderss/phnt `ntexapi.h` (the structures)
final class ProcessList {

    private static final int PROCESS_SIZE = 184;
    private static final int THREAD_SIZE = 64;
    private static final int IO_COUNTERS_SIZE = 48;

    // Where words are that are known only later.
    private static final int NEXT_ENTRY_OFFSET = 0;
    private static final int NUMBER_OF_THREADS = 4;
    private static final int IMAGE_NAME_BUFFER = 0x3C;

    private final Ke ke;
    private final ProcessManager processes;
    private final MemoryCounters memory = new MemoryCounters();

    ProcessList(Ke ke, ProcessManager processes) {
        this.ke = ke;
        this.processes = processes;
    }

    /** All of them. */
    Structure all() {
        var list = new Structure(0x1000);
        int last = addIdle(list);
        for (EProcess each = processes.lists.PsGetNextProcess(null);
                each != null;
                each = processes.lists.PsGetNextProcess(each)) {
            int start = list.size();
            list.patch(last + NEXT_ENTRY_OFFSET, start - last);
            add(list, each, start);
            last = start;
        }
        return list;
    }

    /// Has the pointers to the names point to where these will lie.
    ///
    /// @param bytes what [#all] has given
    /// @param address of the first of them
    static void relocate(java.nio.ByteBuffer bytes, int address) {
        int entry = 0;
        int next;
        do {
            next = bytes.getInt(entry + NEXT_ENTRY_OFFSET);
            int name = bytes.getInt(entry + IMAGE_NAME_BUFFER);
            if (name != 0) {
                bytes.putInt(entry + IMAGE_NAME_BUFFER, address + name);
            }
            entry += next;
        } while (next != 0);
    }

    private int addIdle(Structure list) {
        int processors = Integer.bitCount(ke.allProcessors());
        long kernelTime = 0;
        for (int number = 0; number < processors; number++) {
            kernelTime += ke.processors.prcb(number).idleThread().kernelTime();
        }
        list.words(0, processors)
                .zeros(6 * Integer.BYTES)
                .zeros(2 * Long.BYTES)
                .quad(kernelTime * ke.time.KeQueryTimeIncrement());
        list.zeros(PROCESS_SIZE - list.size());
        for (int number = 0; number < processors; number++) {
            KPrcb prcb = ke.processors.prcb(number);
            addThread(list, prcb.idleThread(), 0, 0, 0, 0);
        }
        return 0;
    }

    private void add(Structure list, EProcess process, int start) {
        String name = process.imageFileName();
        int nameBytes = name.length() * Character.BYTES;
        list.zeros(8 * Integer.BYTES)
                .quad(process.createTime())
                .quad(inUnits(process.userTime()))
                .quad(inUnits(process.kernelTime()))
                .half(nameBytes)
                .half(nameBytes + Character.BYTES)
                .zeros(Integer.BYTES)
                .words(
                        process.basePriority(),
                        process.uniqueProcessId(),
                        process.inheritedFromUniqueProcessId(),
                        process.handleCount(),
                        process.sessionId(),
                        process.directoryTableBase(),
                        (int) memory.peakVirtualSize(process),
                        (int) memory.virtualSize(process),
                        memory.pageFaults(process),
                        memory.peakWorkingSet(process),
                        memory.workingSet(process),
                        (int) process.quotaPeak(QuotaType.PAGED_POOL),
                        (int) process.quotaUsage(QuotaType.PAGED_POOL),
                        (int) process.quotaPeak(QuotaType.NON_PAGED_POOL),
                        (int) process.quotaUsage(QuotaType.NON_PAGED_POOL),
                        memory.commitCharge(process),
                        memory.peakCommitCharge(process),
                        memory.commitCharge(process))
                .zeros(IO_COUNTERS_SIZE);
        int threads = 0;
        for (EThread each = processes.lists.PsGetNextProcessThread(process, null);
                each != null;
                each = processes.lists.PsGetNextProcessThread(process, each)) {
            addThread(
                    list,
                    each,
                    each.createTime(),
                    each.startAddress(),
                    each.cid().uniqueProcess(),
                    each.cid().uniqueThread());
            threads++;
        }
        list.patch(start + NUMBER_OF_THREADS, threads);
        list.patch(start + IMAGE_NAME_BUFFER, list.size());
        list.text(name).half(0);
        list.zeros(-list.size() & Long.BYTES - 1);
    }

    private void addThread(
            Structure list,
            KThread thread,
            long createTime,
            int startAddress,
            int uniqueProcess,
            int uniqueThread) {
        int start = list.size();
        list.quad(inUnits(thread.kernelTime()))
                .quad(inUnits(thread.userTime()))
                .quad(createTime)
                .words(
                        thread.waitTime(),
                        startAddress,
                        uniqueProcess,
                        uniqueThread,
                        thread.priority(),
                        thread.basePriority(),
                        thread.contextSwitches(),
                        thread.state().ordinal(),
                        thread.waitReason().ordinal());
        list.zeros(start + THREAD_SIZE - list.size());
    }

    /** Clock ticks in 100-ns units. */
    private long inUnits(int ticks) {
        return (long) ticks * ke.time.KeQueryTimeIncrement();
    }
}
