package nt.mm;

import static nt.mm.AddressSpace.PAGE_SHIFT;
import static nt.mm.AddressSpace.PAGE_SIZE;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.util.IdentityHashMap;
import java.util.Map;
import machine.memory.PhysicalMemory;
import nt.ex.pool.Pool;
import nt.ex.pool.PoolTracker;
import nt.ke.KGuardedMutex;
import nt.ke.Ke;
import nt.rtl.GuardedBy;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import nt.rtl.RequiresLockHeld;
import nt.rtl.image.ImageSegment;
import nt.rtl.image.PeImage;

/// Making control areas with their prototypes, finding those of files, and taking them down when
/// neither a section nor a view refers to them.
///
/// @model Whoever gives back the last reference does the work of the segment dereference thread.
final class ControlAreas {

    private static final int PROTOTYPES = PoolTracker.tag("MmSt");

    private final Ke ke;
    private final PhysicalMemory memory;
    private final PfnDatabase pfns;
    private final PfnLock pfnLock;
    private final PagingFiles pagingFiles;
    private final SystemSpace systemSpace;
    private final Subsections subsections;
    private final Commitment commitment;
    private final MemoryEvents events;
    private final SectionFlush flush;
    private final Pool pool;

    /** Guards which files are mapped as what, and the references to control areas. */
    private final KGuardedMutex mutex = new KGuardedMutex();

    @GuardedBy("mutex")
    private final Map<BackingFile, SectionObjectPointers> files = new IdentityHashMap<>();

    ControlAreas(Parts parts, SectionFlush flush, Pool pagedPool) {
        ke = parts.ke();
        memory = parts.memory();
        pfns = parts.pfns();
        pfnLock = parts.pfnLock();
        pagingFiles = parts.pagingFiles();
        systemSpace = parts.systemSpace();
        subsections = parts.subsections();
        commitment = parts.commitment();
        events = parts.events();
        this.flush = flush;
        pool = pagedPool;
    }

    // ---- making -----------------------------------------------------------------------------

    /// Of a section without a file.
    ///
    /// @param commit whether its pages are committed now, or reserved
    /// @return with one section reference; or `STATUS_COMMITMENT_LIMIT`
    @IrqlRequiresMax(APC_LEVEL)
    Outcome<ControlArea> newPagefileBacked(long size, int protection, boolean commit) {
        long pages = pages(size);
        NtStatus status = commit ? commitment.MiChargeCommitment(pages, null) : STATUS_SUCCESS;
        if (!status.isSuccess()) {
            return Outcome.failed(status);
        }
        var segment = new Segment(size, protection, 0);
        segment.numberOfCommittedPages = commit ? pages : 0;
        var area = new ControlArea(segment, null, false);
        int template = commit ? MmPte.demandZero(protection) : 0;
        append(area, pages, 0, 0, protection, false, _ -> template);
        area.numberOfSectionReferences = 1;
        return Outcome.of(area);
    }

    /// That of a file mapped as data, made long enough.
    ///
    /// @return with one more section reference
    @IrqlRequiresMax(APC_LEVEL)
    ControlArea ofData(BackingFile file, long size) {
        ke.guardedMutexes.KeAcquireGuardedMutex(mutex);
        SectionObjectPointers pointers =
                files.computeIfAbsent(file, _ -> new SectionObjectPointers());
        ControlArea area = pointers.dataSectionObject;
        if (area == null) {
            area = new ControlArea(new Segment(0, Protection.MM_EXECUTE_READWRITE, 0), file, false);
            pointers.dataSectionObject = area;
        }
        area.numberOfSectionReferences++;
        extend(area, file, size);
        ke.guardedMutexes.KeReleaseGuardedMutex(mutex);
        return area;
    }

    /** Makes that of a data file longer, for the file has become. */
    @IrqlRequiresMax(APC_LEVEL)
    void extendData(ControlArea area, BackingFile file, long size) {
        ke.guardedMutexes.KeAcquireGuardedMutex(mutex);
        extend(area, file, size);
        ke.guardedMutexes.KeReleaseGuardedMutex(mutex);
    }

    @RequiresLockHeld("mutex")
    private void extend(ControlArea area, BackingFile file, long size) {
        Segment segment = area.segment;
        if (size <= segment.sizeOfSegment) {
            return;
        }
        long present = area.pages();
        if (!area.subsections.isEmpty()) {
            Subsection last = area.subsections.getLast();
            last.fileBytes =
                    Math.min(
                            size - last.startingOffset, (long) last.ptesInSubsection << PAGE_SHIFT);
        }
        if (pages(size) > present) {
            long offset = present << PAGE_SHIFT;
            append(
                    area,
                    pages(size) - present,
                    offset,
                    size - offset,
                    segment.protection,
                    false,
                    number -> MmPte.inSubsection(number, segment.protection));
        }
        segment.sizeOfSegment = size;
    }

    /// That of a file mapped as an image.
    ///
    /// @return with one more section reference
    @IrqlRequiresMax(APC_LEVEL)
    ControlArea ofImage(BackingFile file, PeImage image) {
        ke.guardedMutexes.KeAcquireGuardedMutex(mutex);
        SectionObjectPointers pointers =
                files.computeIfAbsent(file, _ -> new SectionObjectPointers());
        ControlArea area = pointers.imageSectionObject;
        if (area == null) {
            area = newImage(file, image);
            pointers.imageSectionObject = area;
        }
        area.numberOfSectionReferences++;
        ke.guardedMutexes.KeReleaseGuardedMutex(mutex);
        return area;
    }

    private ControlArea newImage(BackingFile file, PeImage image) {
        int size = image.segments().getLast().end();
        var segment =
                new Segment(size, Protection.MM_EXECUTE_WRITECOPY, image.headers().imageBase());
        var area = new ControlArea(segment, file, true);
        for (ImageSegment part : image.segments()) {
            int protection = Protection.MiMakeProtectionMask(part.protection());
            int zeros = MmPte.demandZero(protection);
            append(
                    area,
                    pages(part.size()),
                    part.fileOffset(),
                    part.fileSize(),
                    protection,
                    part.shared(),
                    number ->
                            part.fileSize() == 0 ? zeros : MmPte.inSubsection(number, protection));
        }
        return area;
    }

    /** What the prototypes of a subsection say in the beginning, by its number. */
    @FunctionalInterface
    private interface Template {
        int entry(int number);
    }

    private void append(
            ControlArea area,
            long pages,
            long fileOffset,
            long fileBytes,
            int protection,
            boolean shared,
            Template template) {
        int base = allocatePrototypes((int) pages);
        KIrql oldIrql = pfnLock.acquire();
        int number = subsections.newNumber();
        var subsection =
                new Subsection(
                        area,
                        number,
                        area.pages(),
                        fileOffset,
                        fileBytes,
                        protection,
                        shared,
                        base,
                        (int) pages);
        int entry = template.entry(number);
        for (int page = 0; page < pages; page++) {
            memory.writeInt(systemSpace.physical(base + page * Integer.BYTES), entry);
        }
        subsections.add(subsection);
        area.subsections.add(subsection);
        pfnLock.release(oldIrql);
    }

    private int allocatePrototypes(int count) {
        int base = pool.ExAllocatePoolWithTag(count * Integer.BYTES, PROTOTYPES);
        while (base == 0) {
            events.waitForPages();
            base = pool.ExAllocatePoolWithTag(count * Integer.BYTES, PROTOTYPES);
        }
        return base;
    }

    static long pages(long bytes) {
        return bytes + PAGE_SIZE - 1 >>> PAGE_SHIFT;
    }

    // ---- references -------------------------------------------------------------------------

    /** One more view. The caller has a section reference. */
    @IrqlRequiresMax(APC_LEVEL)
    void referenceView(ControlArea area) {
        ke.guardedMutexes.KeAcquireGuardedMutex(mutex);
        area.numberOfMappedViews++;
        ke.guardedMutexes.KeReleaseGuardedMutex(mutex);
    }

    @IrqlRequiresMax(APC_LEVEL)
    void dereferenceView(ControlArea area) {
        ke.guardedMutexes.KeAcquireGuardedMutex(mutex);
        area.numberOfMappedViews--;
        MiCheckControlArea(area);
        ke.guardedMutexes.KeReleaseGuardedMutex(mutex);
    }

    @IrqlRequiresMax(APC_LEVEL)
    void dereferenceSection(ControlArea area) {
        ke.guardedMutexes.KeAcquireGuardedMutex(mutex);
        area.numberOfSectionReferences--;
        MiCheckControlArea(area);
        ke.guardedMutexes.KeReleaseGuardedMutex(mutex);
    }

    /** Takes a control area down if nobody refers to it. */
    @RequiresLockHeld("mutex")
    private void MiCheckControlArea(ControlArea area) {
        if (area.numberOfSectionReferences > 0 || area.numberOfMappedViews > 0) {
            return;
        }
        BackingFile file = area.file;
        if (file != null) {
            if (!area.image) {
                flush.flush(area, 0, area.pages() - 1);
            }
            forget(area, file);
        }
        area.subsections.forEach(this::MiSegmentDelete);
        commitment.MiReturnCommitment(area.segment.numberOfCommittedPages, null);
    }

    private void forget(ControlArea area, BackingFile file) {
        SectionObjectPointers pointers = files.get(file);
        if (pointers == null) {
            return;
        }
        if (area.image) {
            pointers.imageSectionObject = null;
        } else {
            pointers.dataSectionObject = null;
        }
        if (pointers.isEmpty()) {
            files.remove(file);
        }
    }

    /** Gives up what prototypes point to, and the prototypes. */
    private void MiSegmentDelete(Subsection subsection) {
        for (int page = 0; page < subsection.ptesInSubsection; page++) {
            long pte = systemSpace.physical(subsection.subsectionBase + page * Integer.BYTES);
            KIrql oldIrql = pfnLock.acquire();
            int entry = memory.readInt(pte);
            if (MmPte.isTransition(entry)) {
                pfns.delete(pfns.pfn(MmPte.frame(entry)));
            } else {
                pagingFiles.MiReleasePageFileSpace(entry);
            }
            memory.writeInt(pte, 0);
            pfnLock.release(oldIrql);
        }
        KIrql oldIrql = pfnLock.acquire();
        subsections.remove(subsection);
        pfnLock.release(oldIrql);
        pool.ExFreePoolWithTag(subsection.subsectionBase, PROTOTYPES);
    }
}
