package nt.mm;

import java.util.BitSet;
import nt.ex.PushLock;
import nt.ke.KGuardedMutex;
import nt.rtl.GuardedBy;
import nt.rtl.Nt;

/// What a process sees as its memory: the lower half of 4 GB, beside the system's upper half that
/// all have in common.
///
/// @model NT has these fields in EPROCESS, its MMSUPPORT and its MMWSL.
public final class AddressSpace {

    /** Addresses from here on are the system's. */
    @Nt("MmSystemRangeStart")
    public static final int SYSTEM_RANGE_START = 0x8000_0000;

    /** The last address that a program can use. */
    @Nt("MmHighestUserAddress")
    public static final int HIGHEST_USER_ADDRESS = 0x7FFE_FFFF;

    /** Addresses from here on are never read or written for a program. */
    @Nt("MmUserProbeAddress")
    public static final int USER_PROBE_ADDRESS = 0x7FFF_0000;

    /** The last address that a program can allocate: 64 kB below the highest it can use. */
    static final int HIGHEST_VAD_ADDRESS = 0x7FFD_FFFF;

    static final int LOWEST_USER_ADDRESS = 0x0001_0000;

    /** Allocations begin at multiples of this. */
    static final int ALLOCATION_GRANULARITY = 0x1_0000;

    static final int PAGE_SIZE = 4096;
    static final int PAGE_SHIFT = 12;
    static final int GRANULARITY_PAGES = ALLOCATION_GRANULARITY / PAGE_SIZE;

    private static final int USER_PAGE_TABLES = 512;

    /** Where the page directory is. */
    final int directoryFrame;

    /** Guards which ranges there are. */
    final KGuardedMutex addressCreationLock = new KGuardedMutex();

    /** Guards which pages are where. */
    final PushLock workingSetMutex = new PushLock();

    @GuardedBy("AddressCreationLock")
    final VadTree vadRoot = new VadTree();

    @GuardedBy("WorkingSetMutex")
    final WorkingSet workingSet;

    /** Entries that are not 0, for each page table. A table without any is given up. */
    @GuardedBy("WorkingSetMutex")
    final short[] usedPageTableEntries = new short[USER_PAGE_TABLES];

    /** The page tables that memory has been promised for: those of all ranges so far. */
    @GuardedBy("AddressCreationLock")
    final BitSet committedPageTables = new BitSet(USER_PAGE_TABLES);

    /** Pages committed for this process alone. */
    int commitCharge;

    int commitChargePeak;

    /** Most pages that may be committed; 0: as many as the system has. */
    int commitChargeLimit;

    /** Bytes of address space in use. */
    long virtualSize;

    long peakVirtualSize;

    /** Some of its ranges note which of their pages are written to. */
    boolean watchesWrites;

    /** It is being taken down: nothing can be allocated any more. */
    boolean deleted;

    AddressSpace(int directoryFrame, int minimumWorkingSet) {
        this.directoryFrame = directoryFrame;
        workingSet = new WorkingSet(minimumWorkingSet);
    }

    /** The physical address of the page directory: what CR3 shall be. */
    public int directoryTableBase() {
        return directoryFrame << PAGE_SHIFT;
    }

    /** Pages committed. */
    public int commitCharge() {
        return commitCharge;
    }

    /** Bytes of address space in use. */
    public long virtualSize() {
        return virtualSize;
    }

    public long peakVirtualSize() {
        return peakVirtualSize;
    }

    /** Most pages committed at a time. */
    public int commitChargePeak() {
        return commitChargePeak;
    }

    /// Says how much may be committed.
    ///
    /// @param pages 0: as many as the system has
    public void limitCommitCharge(int pages) {
        commitChargeLimit = pages;
    }

    /** Pages in memory that it has valid entries for. */
    public int workingSetSize() {
        return workingSet.size();
    }

    public int peakWorkingSetSize() {
        return workingSet.peak();
    }

    /** Faults resolved. */
    public int pageFaultCount() {
        return workingSet.pageFaultCount;
    }

    /** Whether the address is in the lower half. */
    static boolean isUser(int address) {
        return address >= 0;
    }
}
