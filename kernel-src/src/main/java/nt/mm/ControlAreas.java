package nt.mm;

import static nt.mm.AddressSpace.PAGE_SHIFT;
import static nt.mm.AddressSpace.PAGE_SIZE;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.NtStatus.STATUS_INSUFFICIENT_RESOURCES;
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
import nt.rtl.ReleasesLock;
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
        this.flush = flush;
        pool = pagedPool;
    }

    // ---- making -----------------------------------------------------------------------------

    /// Of a section without a file.
    ///
    /// @param commit whether its pages are committed now, or reserved
    /// @return with one section reference; or `STATUS_COMMITMENT_LIMIT`, or
    ///   `STATUS_INSUFFICIENT_RESOURCES` if there is no pool for the prototypes
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
        area.numberOfSectionReferences = 1;
        ke.guardedMutexes.KeAcquireGuardedMutex(mutex);
        boolean made = append(area, pages, 0, 0, protection, false, _ -> template);
        return completed(area, made);
    }

    /// That of a file mapped as data, made long enough.
    ///
    /// @return with one more section reference; or `STATUS_INSUFFICIENT_RESOURCES`
    @IrqlRequiresMax(APC_LEVEL)
    Outcome<ControlArea> ofData(BackingFile file, long size) {
        ke.guardedMutexes.KeAcquireGuardedMutex(mutex);
        SectionObjectPointers pointers =
                files.computeIfAbsent(file, _ -> new SectionObjectPointers());
        ControlArea area = pointers.dataSectionObject;
        if (area == null) {
            area = new ControlArea(new Segment(0, Protection.MM_EXECUTE_READWRITE, 0), file, false);
            pointers.dataSectionObject = area;
        }
        area.numberOfSectionReferences++;
        return completed(area, extend(area, size));
    }

    /// Makes that of a data file longer, for the file has become.
    ///
    /// @return `STATUS_INSUFFICIENT_RESOURCES` if there is no pool for the prototypes
    @IrqlRequiresMax(APC_LEVEL)
    NtStatus extendData(ControlArea area, long size) {
        ke.guardedMutexes.KeAcquireGuardedMutex(mutex);
        boolean made = extend(area, size);
        ke.guardedMutexes.KeReleaseGuardedMutex(mutex);
        return made ? STATUS_SUCCESS : STATUS_INSUFFICIENT_RESOURCES;
    }

    /** The control area, unless it could not be made: then the reference to it is given back. */
    @ReleasesLock("mutex")
    private Outcome<ControlArea> completed(ControlArea area, boolean made) {
        if (!made) {
            area.numberOfSectionReferences--;
            MiCheckControlArea(area);
        }
        ke.guardedMutexes.KeReleaseGuardedMutex(mutex);
        return made ? Outcome.of(area) : Outcome.failed(STATUS_INSUFFICIENT_RESOURCES);
    }

    @RequiresLockHeld("mutex")
    private boolean extend(ControlArea area, long size) {
        Segment segment = area.segment;
        if (size <= segment.sizeOfSegment) {
            return true;
        }
        long present = area.pages();
        long offset = present << PAGE_SHIFT;
        boolean made =
                pages(size) <= present
                        || append(
                                area,
                                pages(size) - present,
                                offset,
                                size - offset,
                                segment.protection,
                                false,
                                number -> MmPte.inSubsection(number, segment.protection));
        if (made) {
            for (Subsection subsection : area.subsections) {
                subsection.fileBytes =
                        Math.min(
                                size - subsection.startingOffset,
                                (long) subsection.ptesInSubsection << PAGE_SHIFT);
            }
            segment.sizeOfSegment = size;
        }
        return made;
    }

    /// That of a file mapped as an image.
    ///
    /// @return with one more section reference; or `STATUS_INSUFFICIENT_RESOURCES`
    @IrqlRequiresMax(APC_LEVEL)
    Outcome<ControlArea> ofImage(BackingFile file, PeImage image) {
        ke.guardedMutexes.KeAcquireGuardedMutex(mutex);
        SectionObjectPointers pointers =
                files.computeIfAbsent(file, _ -> new SectionObjectPointers());
        ControlArea area = pointers.imageSectionObject;
        boolean made = true;
        if (area == null) {
            int size = image.segments().getLast().end();
            int base = image.headers().imageBase();
            var segment = new Segment(size, Protection.MM_EXECUTE_WRITECOPY, base);
            area = new ControlArea(segment, file, true);
            pointers.imageSectionObject = area;
            made = appendAll(area, image);
        }
        area.numberOfSectionReferences++;
        return completed(area, made);
    }

    private boolean appendAll(ControlArea area, PeImage image) {
        boolean made = true;
        for (ImageSegment part : image.segments()) {
            int protection = Protection.MiMakeProtectionMask(part.protection());
            int zeros = MmPte.demandZero(protection);
            made =
                    made
                            && append(
                                    area,
                                    pages(part.size()),
                                    part.fileOffset(),
                                    part.fileSize(),
                                    protection,
                                    part.shared(),
                                    number ->
                                            part.fileSize() == 0
                                                    ? zeros
                                                    : MmPte.inSubsection(number, protection));
        }
        return made;
    }

    /** What the prototypes of a subsection say in the beginning, by its number. */
    @FunctionalInterface
    private interface Template {
        int entry(int number);
    }

    /** Adds pages; false if there is no pool for their prototypes. */
    private boolean append(
            ControlArea area,
            long pages,
            long fileOffset,
            long fileBytes,
            int protection,
            boolean shared,
            Template template) {
        int base = pool.ExAllocatePoolWithTag((int) pages * Integer.BYTES, PROTOTYPES);
        if (base == 0) {
            return false;
        }
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
        return true;
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
