package nt.mm;

import static nt.rtl.KIrql.APC_LEVEL;

import machine.memory.PhysicalMemory;
import nt.ex.Ex;
import nt.ex.WorkQueues.ThreadStarter;
import nt.ex.pool.Pool;
import nt.ke.Ke;
import nt.ob.ObjectManager;
import nt.rtl.BugCheckRoutine;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;

/** The memory manager: its parts, connected. */
public final class MemoryManager {

    /** Where programs see the page with the time. */
    @Nt("MM_SHARED_USER_DATA_VA")
    public static final int SHARED_USER_DATA = 0x7FFE_0000;

    /** Frames below this are not handed out: the boot's, and the processors' tables. */
    private static final int FIRST_FRAME = 0x200;

    public final Pool pagedPool;
    public final Pool nonPagedPool;
    public final AddressSpaces addressSpaces;
    public final VirtualAllocation allocation;
    public final VirtualFree virtualFree;
    public final VirtualProtection protection;
    public final VirtualQuery query;
    public final VirtualCopy copy;
    public final Faults faults;
    public final Sections sections;
    public final Views views;
    public final ViewFiles viewFiles;
    public final PageLocks pageLocks;
    public final WriteWatches writeWatches;

    private final Parts parts;
    private final PageReader reader;
    private final WorkingSetManager workingSetManager;
    private final ModifiedPageWriter modifiedPageWriter;
    private final ZeroPageThread zeroPageThread;
    private @Nullable ThreadStarter threadStarter;
    private boolean threadsStarted;

    /// NT's `MmInitSystem`, up to the point where address spaces can be made.
    ///
    /// @param sharedDataFrame the page with the time
    public MemoryManager(
            Ke ke,
            Ex ex,
            ObjectManager objects,
            BugCheckRoutine bugCheck,
            PhysicalMemory memory,
            int sharedDataFrame,
            TranslationBuffers buffers) {
        parts = newParts(ke, ex, bugCheck, memory, sharedDataFrame, buffers);
        var layoutLock = new LayoutLock(ke.guardedMutexes);
        var removal = new PageRemoval(parts);
        var changes = new PageChanges(parts, removal);
        var flush = new SectionFlush(parts);
        pagedPool =
                Pool.paged(
                        ke,
                        new PoolRegion(parts, PoolRegion.PAGED_START, PoolRegion.PAGED_PAGES),
                        bugCheck);
        nonPagedPool =
                Pool.nonPaged(
                        ke,
                        new PoolRegion(
                                parts, PoolRegion.NON_PAGED_START, PoolRegion.NON_PAGED_PAGES),
                        bugCheck);
        var controlAreas = new ControlAreas(parts, flush, pagedPool);
        reader = new PageReader(parts);
        faults = new Faults(parts, reader);
        allocation =
                new VirtualAllocation(
                        parts,
                        layoutLock,
                        changes,
                        new PageResetting(parts),
                        new SectionCommitment(parts));
        virtualFree = new VirtualFree(parts, layoutLock, changes, removal);
        protection = new VirtualProtection(parts, layoutLock, changes);
        query = new VirtualQuery(parts, layoutLock, changes);
        copy = new VirtualCopy(parts, faults);
        faults.connect(new UserStacks(ke, allocation, copy));
        sections = new Sections(objects, controlAreas);
        views = new Views(parts, layoutLock, controlAreas, allocation, virtualFree);
        viewFiles = new ViewFiles(parts, layoutLock, controlAreas, flush);
        pageLocks = new PageLocks(parts, layoutLock, changes, faults);
        writeWatches = new WriteWatches(parts, layoutLock);
        addressSpaces =
                new AddressSpaces(
                        parts,
                        layoutLock,
                        controlAreas,
                        allocation,
                        virtualFree,
                        this::startThreads);
        workingSetManager = new WorkingSetManager(parts, removal, addressSpaces::all);
        modifiedPageWriter = new ModifiedPageWriter(parts);
        zeroPageThread = new ZeroPageThread(parts);
    }

    private static Parts newParts(
            Ke ke,
            Ex ex,
            BugCheckRoutine bugCheck,
            PhysicalMemory memory,
            int sharedDataFrame,
            TranslationBuffers buffers) {
        var events = new MemoryEvents(ke);
        var pagingFiles = new PagingFiles();
        // Two frames more for the system's directory and its highest page table.
        int directory = FIRST_FRAME;
        int table = FIRST_FRAME + 1;
        var pfns = new PfnDatabase(memory, bugCheck, pagingFiles, events, FIRST_FRAME + 2);
        var pfnLock = new PfnLock(ke);
        var tables = new PageTables(memory, pfns, pfnLock, buffers);
        var systemSpace = new SystemSpace(memory, tables, directory);
        systemSpace.build(sharedDataFrame, table);
        return new Parts(
                ke,
                bugCheck,
                memory,
                events,
                pagingFiles,
                pfns,
                pfnLock,
                tables,
                systemSpace,
                new Subsections(),
                new Commitment(ke, pfns.numberOfPhysicalPages()),
                new WorkingSetLock(ke.apcs, ex.pushLocks),
                sharedDataFrame);
    }

    /// Says how the memory manager gets its threads.
    ///
    /// @model They are started when the first address space is made, not at boot: without one there
    ///   is nothing for them to do.
    public void connect(ThreadStarter starter) {
        threadStarter = starter;
    }

    private void startThreads() {
        ThreadStarter starter = threadStarter;
        if (starter == null || threadsStarted) {
            return;
        }
        threadsStarted = true;
        starter.start("working set manager", WorkingSetManager.PRIORITY, workingSetManager::run);
        starter.start(
                "modified page writer",
                ModifiedPageWriter.PRIORITY,
                modifiedPageWriter::MiModifiedPageWriter);
        starter.start(
                "zero page thread", ZeroPageThread.PRIORITY, zeroPageThread::MmZeroPageThread);
    }

    /** Takes all pages from a working set that are not locked in it. */
    @IrqlRequiresMax(APC_LEVEL)
    public void emptyWorkingSet(AddressSpace space) {
        workingSetManager.empty(space);
    }

    /** The directory of the system alone: what CR3 is in processes without an address space. */
    public int systemDirectoryTableBase() {
        return parts.systemSpace().directoryTableBase();
    }

    /// Adds a page file.
    ///
    /// @return `STATUS_TOO_MANY_PAGING_FILES` if there are 16 already
    @IrqlRequiresMax(APC_LEVEL)
    public NtStatus addPagingFile(BackingFile file) {
        KIrql oldIrql = parts.pfnLock().acquire();
        int number = parts.pagingFiles().count();
        if (number == PagingFiles.MAX_PAGE_FILES) {
            parts.pfnLock().release(oldIrql);
            return NtStatus.STATUS_TOO_MANY_PAGING_FILES;
        }
        var added = new PagingFile(number, file);
        parts.pagingFiles().add(added);
        parts.commitment().raiseLimit(added.usableSize());
        parts.pfnLock().release(oldIrql);
        return NtStatus.STATUS_SUCCESS;
    }

    // ---- figures ----------------------------------------------------------------------------

    /// What the memory is used for, in pages.
    ///
    /// @param available zeroed, free and on standby
    /// @param poolPages of the pool
    public record Counters(
            int physical,
            int available,
            int zeroed,
            int free,
            int standby,
            int modified,
            int poolPages,
            long committed,
            long commitPeak,
            long commitLimit,
            int pageFileUsage,
            int pageReads,
            int pageWrites,
            int trimmed) {}

    public Counters counters() {
        PfnDatabase pfns = parts.pfns();
        Commitment commitment = parts.commitment();
        return new Counters(
                pfns.numberOfPhysicalPages(),
                pfns.availablePages(),
                pfns.total(PageLocation.ZeroedPageList),
                pfns.total(PageLocation.FreePageList),
                pfns.total(PageLocation.StandbyPageList),
                pfns.total(PageLocation.ModifiedPageList),
                pagedPool.totalPages() + nonPagedPool.totalPages(),
                commitment.total(),
                commitment.peak(),
                commitment.limit(),
                parts.pagingFiles().currentUsage(),
                reader.pageReads(),
                modifiedPageWriter.pageWrites(),
                workingSetManager.trimmed());
    }
}
