package nt.mm;

import static nt.rtl.KIrql.PASSIVE_LEVEL;

import machine.memory.PhysicalMemory;
import nt.ke.KProcessorMode;
import nt.ke.KWaitReason;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;

/// Fills free frames with zeros while nobody has anything better to do: the only thread of priority
/// 0. So most faults on new memory find a frame that is zeroed already.
final class ZeroPageThread {

    static final int PRIORITY = 0;

    private final Ke ke;
    private final PhysicalMemory memory;
    private final MemoryEvents events;
    private final PfnDatabase pfns;
    private final PfnLock pfnLock;

    ZeroPageThread(Parts parts) {
        ke = parts.ke();
        memory = parts.memory();
        events = parts.events();
        pfns = parts.pfns();
        pfnLock = parts.pfnLock();
    }

    /** What the thread does, for ever. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    void MmZeroPageThread() {
        while (true) {
            ke.wait.KeWaitForSingleObject(
                    events.zeroing,
                    KWaitReason.FreePage,
                    KProcessorMode.KernelMode,
                    false,
                    Timeout.NEVER);
            boolean found = true;
            while (found) {
                found = zeroOne();
            }
        }
    }

    private boolean zeroOne() {
        KIrql oldIrql = pfnLock.acquire();
        MmPfn pfn = pfns.removeFree();
        if (pfn == null) {
            events.zeroingEnds();
        }
        pfnLock.release(oldIrql);
        if (pfn == null) {
            return false;
        }
        memory.zeroPage(pfn.frame);
        oldIrql = pfnLock.acquire();
        pfns.insertZeroed(pfn);
        pfnLock.release(oldIrql);
        return true;
    }
}
