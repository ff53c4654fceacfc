package nt.mm;

import static nt.rtl.BugCheckCode.IRQL_NOT_LESS_OR_EQUAL;
import static nt.rtl.BugCheckCode.PAGE_FAULT_IN_NONPAGED_AREA;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.NtStatus.STATUS_ACCESS_VIOLATION;
import static nt.rtl.NtStatus.STATUS_GUARD_PAGE_VIOLATION;
import static nt.rtl.NtStatus.STATUS_PAGE_FAULT_COPY_ON_WRITE;
import static nt.rtl.NtStatus.STATUS_PAGE_FAULT_DEMAND_ZERO;
import static nt.rtl.NtStatus.STATUS_PAGE_FAULT_TRANSITION;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import machine.memory.PageFault;
import machine.memory.PhysicalMemory;
import nt.ke.KProcessorMode;
import nt.ke.KTrapFrame;
import nt.ke.Ke;
import nt.ke.MemoryFaults;
import nt.rtl.BugCheckRoutine;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.NtStatus;
import nt.rtl.ReleasesLock;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/// Resolves page faults: makes the entry of a page valid, or says why it cannot be.
///
/// An attempt is made with the working set locked, and looks at what the entry says:
///
/// ```
///  valid, written to, copy on write ─────────────────────────► MiCopyOnWrite
///  valid, written to for the first time ─────────────────────► the page is dirty now
///  0 ──► the VAD ──► private and committed: as demand-zero;  a view: as prototype
///  demand-zero ──────────────────────────────────────────────► MiResolveDemandZeroFault
///  in transition ────────────────────────────────────────────► MiResolveTransitionFault
///  in a page file ───────────────────────────────────────────► MiResolvePageFileFault ─► again
///  prototype ────────────────────────────────────────────────► MiResolveProtoPteFault
/// ```
///
/// Whatever has to wait (for a frame, for a disk, for another thread's reading of the same page)
/// lets go of all locks first, and the fault is looked at anew: anything can have happened.
///
/// @source https://github.com/reactos/reactos `ntoskrnl/mm/ARM3/pagfault.c` (the cases)
public final class Faults implements MemoryFaults {

    private final Ke ke;
    private final BugCheckRoutine bugCheck;
    private final PhysicalMemory memory;
    private final PfnDatabase pfns;
    private final PfnLock pfnLock;
    private final PageTables tables;
    private final SystemSpace systemSpace;
    private final WorkingSetLock workingSetLock;
    private final MemoryEvents events;
    private final PageReader reader;
    private final int sharedDataFrame;
    private @Nullable UserStacks userStacks;

    Faults(Parts parts, PageReader reader) {
        ke = parts.ke();
        bugCheck = parts.bugCheck();
        memory = parts.memory();
        pfns = parts.pfns();
        pfnLock = parts.pfnLock();
        tables = parts.tables();
        systemSpace = parts.systemSpace();
        workingSetLock = parts.workingSetLock();
        events = parts.events();
        sharedDataFrame = parts.sharedDataFrame();
        this.reader = reader;
    }

    /// Handles the page fault of a processor, for the process that the current thread is in.
    ///
    /// @return success: the access can be made now. Else `STATUS_ACCESS_VIOLATION`,
    ///   `STATUS_GUARD_PAGE_VIOLATION`, `STATUS_STACK_OVERFLOW` or `STATUS_IN_PAGE_ERROR`. At
    ///   `DISPATCH_LEVEL` or above `IRQL_NOT_LESS_OR_EQUAL` stops the system, and
    ///   `PAGE_FAULT_IN_NONPAGED_AREA` if the kernel reaches for what is not there in its own half
    @Override
    @IrqlRequiresMax(APC_LEVEL)
    public NtStatus MmAccessFault(
            int faultCode, int address, KProcessorMode mode, @Nullable KTrapFrame frame) {
        boolean write = (faultCode & PageFault.WRITE) != 0;
        if (ke.levels().KeGetCurrentIrql().isAbove(APC_LEVEL)) {
            bugCheck.KeBugCheckEx(
                    IRQL_NOT_LESS_OR_EQUAL,
                    Integer.toUnsignedLong(address),
                    ke.levels().KeGetCurrentIrql().level(),
                    write ? 1 : 0,
                    0);
        }
        AddressSpace space =
                ke.processors.KeGetCurrentThread().currentProcess() instanceof AddressSpaceOwner o
                        ? o.addressSpace()
                        : null;
        if (!AddressSpace.isUser(address)) {
            return systemFault(space, address, write, mode);
        }
        if (space == null) {
            return STATUS_ACCESS_VIOLATION;
        }
        NtStatus status = resolve(space, address, write);
        return status.equals(STATUS_GUARD_PAGE_VIOLATION) && userStacks != null
                ? userStacks.MiCheckForUserStackOverflow(space, address)
                : status;
    }

    /** Has stacks grow when their guard pages are touched. */
    void connect(UserStacks stacks) {
        userStacks = stacks;
    }

    private NtStatus systemFault(
            @Nullable AddressSpace space, int address, boolean write, KProcessorMode mode) {
        if (mode == KProcessorMode.UserMode) {
            return STATUS_ACCESS_VIOLATION;
        }
        if (space != null
                && systemSpace.MiCheckPdeForPagedPool(space.directoryFrame, address)
                && systemSpace.isValid(address)) {
            return STATUS_SUCCESS;
        }
        bugCheck.KeBugCheckEx(
                PAGE_FAULT_IN_NONPAGED_AREA, Integer.toUnsignedLong(address), write ? 1 : 0, 0, 0);
        return STATUS_ACCESS_VIOLATION;
    }

    /// Makes a page of an address space accessible, whichever process the current thread is in.
    ///
    /// @param address below [AddressSpace#SYSTEM_RANGE_START]
    /// @return as for [#MmAccessFault]; a guard page is one only once
    @IrqlRequiresMax(APC_LEVEL)
    public NtStatus resolve(AddressSpace space, int address, boolean write) {
        var fault = new Fault(space, address, write);
        NtStatus status = null;
        while (status == null) {
            workingSetLock.acquire(space);
            status = MiDispatchFault(fault);
        }
        space.workingSet.pageFaultCount++;
        workingSetLock.release(space);
        MmPfn pinned = fault.pinned;
        if (pinned != null) {
            unpin(pinned);
        }
        return status;
    }

    private void unpin(MmPfn pfn) {
        KIrql oldIrql = pfnLock.acquire();
        pfns.MiDecrementReferenceCount(pfn);
        pfnLock.release(oldIrql);
    }

    /// One attempt.
    ///
    /// @return null if it had to wait: then the working set is not locked any more
    @RequiresLockHeld("WorkingSetMutex")
    private @Nullable NtStatus MiDispatchFault(Fault fault) {
        long pte = tables.pte(fault.space, fault.address);
        int entry = pte == PageTables.NONE ? 0 : tables.read(pte);
        if (MmPte.isValid(entry)) {
            return validFault(fault, pte, entry);
        }
        int meaning = entry == 0 ? MiCheckVirtualAddress(fault) : entry;
        int prototype = MmPte.isPrototype(meaning) ? prototypeAddress(fault, meaning) : 0;
        int protection = protection(meaning, prototype);
        if (Protection.isNoAccess(protection)
                || fault.write && !Protection.allowsWrites(protection)) {
            return STATUS_ACCESS_VIOLATION;
        }
        if (pte == PageTables.NONE) {
            pte = tables.makePte(fault.space.directoryFrame, fault.address);
            if (pte == PageTables.NONE) {
                return waitForPages(fault);
            }
        }
        if (Protection.isGuard(protection)) {
            int unguarded = Protection.withoutGuard(protection);
            tables.change(
                    fault.space,
                    fault.address,
                    pte,
                    entry,
                    MmPte.isPrototype(meaning)
                            ? MmPte.lookedUp(unguarded)
                            : MmPte.withProtection(meaning, unguarded));
            return STATUS_GUARD_PAGE_VIOLATION;
        }
        if (MmPte.isPrototype(meaning)) {
            return fault.vpn() == SHARED_DATA_VPN
                    ? mapSharedData(fault, pte, entry)
                    : MiResolveProtoPteFault(fault, pte, entry, prototype, protection);
        }
        if (MmPte.isDemandZero(meaning)) {
            return MiResolveDemandZeroFault(fault, pte, entry, protection);
        }
        return MmPte.isTransition(meaning)
                ? MiResolveTransitionFault(fault, pte, entry)
                : MiResolvePageFileFault(fault, pte, entry);
    }

    // ---- what an entry of 0 means -----------------------------------------------------------

    private static final int SHARED_DATA_VPN =
            MemoryManager.SHARED_USER_DATA >>> AddressSpace.PAGE_SHIFT;

    /** What the entry would say if it were not 0; that the page cannot be used, if it cannot. */
    @RequiresLockHeld("WorkingSetMutex")
    private static int MiCheckVirtualAddress(Fault fault) {
        int vpn = fault.vpn();
        if (vpn == SHARED_DATA_VPN) {
            return MmPte.lookedUp(Protection.MM_READONLY);
        }
        MmVad vad = fault.space.vadRoot.MiLocateAddress(vpn);
        if (vad instanceof MappedVad view) {
            return MmPte.lookedUp(view.protection(vpn));
        }
        return MmPte.demandZero(
                vad != null && vad.memCommit ? vad.protection : Protection.MM_DECOMMIT);
    }

    private static int prototypeAddress(Fault fault, int meaning) {
        if (!MmPte.isLookedUp(meaning)) {
            return SystemSpace.PAGED_POOL_START + MmPte.prototypeOffset(meaning);
        }
        return fault.space.vadRoot.MiLocateAddress(fault.vpn()) instanceof MappedVad view
                ? view.prototypeAddress(fault.vpn())
                : 0;
    }

    private int protection(int meaning, int prototype) {
        if (!MmPte.isPrototype(meaning) || MmPte.isLookedUp(meaning)) {
            return MmPte.protection(meaning);
        }
        long proto = systemSpace.physical(prototype);
        int entry = memory.readInt(proto);
        return MmPte.protection(
                MmPte.isValid(entry) ? pfns.pfn(MmPte.frame(entry)).originalPte : entry);
    }

    /** The page with the time is everybody's, and in no list. */
    private NtStatus mapSharedData(Fault fault, long pte, int entry) {
        tables.change(
                fault.space, fault.address, pte, entry, MmPte.valid(sharedDataFrame, MmPte.OWNER));
        return STATUS_SUCCESS;
    }

    // ---- valid entries ----------------------------------------------------------------------

    private @Nullable NtStatus validFault(Fault fault, long pte, int entry) {
        if (!fault.write || (entry & MmPte.WRITABLE) != 0) {
            // Another thread has been faster.
            tables.forget(fault.address);
            return STATUS_SUCCESS;
        }
        if ((entry & MmPte.COPY_ON_WRITE) != 0) {
            return MiCopyOnWrite(fault, pte, entry);
        }
        if ((entry & MmPte.WRITE) == 0) {
            return STATUS_ACCESS_VIOLATION;
        }
        KIrql oldIrql = pfnLock.acquire();
        pfns.setModified(pfns.pfn(MmPte.frame(entry)));
        pfnLock.release(oldIrql);
        tables.change(fault.space, fault.address, pte, entry, MmPte.dirty(entry));
        noteWrite(fault);
        return STATUS_SUCCESS;
    }

    /** Gives the process a page of its own in place of one that it shares. */
    @RequiresLockHeld("WorkingSetMutex")
    private @Nullable NtStatus MiCopyOnWrite(Fault fault, long pte, int entry) {
        WorkingSet workingSet = fault.space.workingSet;
        int place = workingSet.place(fault.vpn());
        int protection = Protection.afterCopy(workingSet.protection(place));
        KIrql oldIrql = pfnLock.acquire();
        MmPfn copy = pfns.MiRemoveAnyPage();
        if (copy == null) {
            pfnLock.release(oldIrql);
            return waitForPages(fault);
        }
        MmPfn shared = pfns.pfn(MmPte.frame(entry));
        memory.copyPage(shared.frame, copy.frame);
        pfns.MiInitializePfn(
                copy,
                pte,
                PageTables.pteAddress(fault.address),
                MmPte.demandZero(protection),
                true);
        pfns.MiDecrementShareCount(shared);
        pfnLock.release(oldIrql);
        int valid = MmPte.valid(copy.frame, Protection.hardwareBits(protection));
        tables.change(fault.space, fault.address, pte, entry, MmPte.dirty(valid));
        workingSet.setProtection(place, protection);
        return STATUS_PAGE_FAULT_COPY_ON_WRITE;
    }

    // ---- private pages ----------------------------------------------------------------------

    @RequiresLockHeld("WorkingSetMutex")
    private @Nullable NtStatus MiResolveDemandZeroFault(
            Fault fault, long pte, int entry, int protection) {
        KIrql oldIrql = pfnLock.acquire();
        MmPfn pfn = pfns.MiRemoveZeroPage();
        if (pfn == null) {
            pfnLock.release(oldIrql);
            return waitForPages(fault);
        }
        pfns.MiInitializePfn(
                pfn,
                pte,
                PageTables.pteAddress(fault.address),
                MmPte.demandZero(protection),
                fault.write);
        pfnLock.release(oldIrql);
        makeValid(fault, pte, entry, pfn.frame, protection, 0);
        return STATUS_PAGE_FAULT_DEMAND_ZERO;
    }

    /** The page is in a frame still, or is being read into one. */
    @RequiresLockHeld("WorkingSetMutex")
    private @Nullable NtStatus MiResolveTransitionFault(Fault fault, long pte, int entry) {
        KIrql oldIrql = pfnLock.acquire();
        if (tables.read(pte) != entry) {
            // The frame has been taken for something else just now.
            pfnLock.release(oldIrql);
            workingSetLock.release(fault.space);
            return null;
        }
        MmPfn pfn = pfns.pfn(MmPte.frame(entry));
        if (pfn.readInProgress) {
            return waitForInPage(fault, pfn, oldIrql);
        }
        bringBack(pfn, fault.write);
        pfnLock.release(oldIrql);
        makeValid(fault, pte, entry, pfn.frame, MmPte.protection(entry), 0);
        return STATUS_PAGE_FAULT_TRANSITION;
    }

    @RequiresLockHeld("WorkingSetMutex")
    private @Nullable NtStatus MiResolvePageFileFault(Fault fault, long pte, int entry) {
        KIrql oldIrql = pfnLock.acquire();
        return readIn(fault, pte, PageTables.pteAddress(fault.address), entry, oldIrql);
    }

    // ---- shared pages -----------------------------------------------------------------------

    /// Has an entry point to where the prototype points, for which the page must be in memory.
    ///
    /// @param prototype the address of the prototype; 0 if there is none
    @RequiresLockHeld("WorkingSetMutex")
    private @Nullable NtStatus MiResolveProtoPteFault(
            Fault fault, long pte, int entry, int prototype, int protection) {
        if (prototype == 0) {
            return STATUS_ACCESS_VIOLATION;
        }
        boolean writesShared = fault.write && Protection.isWritable(protection);
        long proto = systemSpace.physical(prototype);
        KIrql oldIrql = pfnLock.acquire();
        int shared = memory.readInt(proto);
        MmPfn pfn;
        NtStatus status = STATUS_PAGE_FAULT_TRANSITION;
        if (MmPte.isValid(shared)) {
            pfn = pfns.pfn(MmPte.frame(shared));
            pfns.share(pfn);
            if (writesShared) {
                pfns.setModified(pfn);
            }
        } else if (MmPte.isTransition(shared)) {
            pfn = pfns.pfn(MmPte.frame(shared));
            if (pfn.readInProgress) {
                return waitForInPage(fault, pfn, oldIrql);
            }
            bringBack(pfn, writesShared);
        } else if (shared == 0) {
            pfnLock.release(oldIrql);
            return STATUS_ACCESS_VIOLATION;
        } else if (MmPte.isDemandZero(shared)) {
            pfn = pfns.MiRemoveZeroPage();
            if (pfn == null) {
                pfnLock.release(oldIrql);
                return waitForPages(fault);
            }
            pfns.MiInitializePfn(pfn, proto, prototype, shared, writesShared);
            pfn.prototypePte = true;
            status = STATUS_PAGE_FAULT_DEMAND_ZERO;
        } else {
            return readIn(fault, proto, prototype, shared, oldIrql);
        }
        memory.writeInt(
                proto,
                MmPte.valid(pfn.frame, Protection.hardwareBits(MmPte.protection(pfn.originalPte))));
        pfnLock.release(oldIrql);
        makeValid(fault, pte, entry, pfn.frame, protection, MmPte.PROTOTYPE);
        return fault.write && Protection.isCopyOnWrite(protection)
                ? MiCopyOnWrite(fault, pte, tables.read(pte))
                : status;
    }

    // ---- common to both ---------------------------------------------------------------------

    @RequiresLockHeld("PFN")
    private void bringBack(MmPfn pfn, boolean write) {
        pfns.share(pfn);
        if (write) {
            pfns.setModified(pfn);
        }
    }

    @RequiresLockHeld("WorkingSetMutex")
    private void makeValid(
            Fault fault, long pte, int entry, int frame, int protection, int moreBits) {
        int valid = MmPte.valid(frame, Protection.hardwareBits(protection) | moreBits);
        if (fault.write && Protection.isWritable(protection)) {
            valid = MmPte.dirty(valid);
            noteWrite(fault);
        }
        tables.change(fault.space, fault.address, pte, entry, valid);
        fault.space.workingSet.add(fault.vpn(), protection);
    }

    private static void noteWrite(Fault fault) {
        if (fault.space.watchesWrites) {
            MmVad vad = fault.space.vadRoot.MiLocateAddress(fault.vpn());
            if (vad != null && vad.writeWatch != null) {
                vad.writeWatch.note(fault.vpn());
            }
        }
    }

    // ---- waiting ----------------------------------------------------------------------------

    @ReleasesLock("WorkingSetMutex")
    private @Nullable NtStatus waitForPages(Fault fault) {
        workingSetLock.release(fault.space);
        events.waitForPages();
        return null;
    }

    /** Waits for another thread's reading of the page: a collided fault. */
    @ReleasesLock("WorkingSetMutex")
    private @Nullable NtStatus waitForInPage(Fault fault, MmPfn pfn, KIrql oldIrql) {
        pfns.reference(pfn);
        pfnLock.release(oldIrql);
        workingSetLock.release(fault.space);
        reader.MiWaitForInPageComplete(pfn);
        pin(fault, pfn);
        return null;
    }

    /// Reads a page into a frame, to which the entry points meanwhile.
    ///
    /// @param pte the entry that says where the page is, on a disk
    @ReleasesLock("WorkingSetMutex")
    private @Nullable NtStatus readIn(
            Fault fault, long pte, int pteAddress, int entry, KIrql oldIrql) {
        MmPfn pfn = pfns.MiRemoveAnyPage();
        if (pfn == null) {
            pfnLock.release(oldIrql);
            return waitForPages(fault);
        }
        reader.begin(pfn, pte, pteAddress, entry);
        pfnLock.release(oldIrql);
        workingSetLock.release(fault.space);
        reader.read(pfn, entry);
        pin(fault, pfn);
        return null;
    }

    private void pin(Fault fault, MmPfn pfn) {
        MmPfn before = fault.pinned;
        fault.pinned = pfn;
        if (before != null) {
            unpin(before);
        }
    }
}
