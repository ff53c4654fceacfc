package nt.mm;

import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;

import nt.ke.EventType;
import nt.ke.KEvent;
import nt.ke.KProcessorMode;
import nt.ke.KWaitReason;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.Nt;
import nt.rtl.RequiresLockHeld;

/// What the threads of the memory manager, and those that want memory, wait for.
///
/// The thresholds are in pages.
///
/// @model The thresholds are from general knowledge; NT derives them from the size of memory.
final class MemoryEvents {

    /** That many free frames are worth the zero page thread's while. */
    static final int FREE_TO_ZERO = 8;

    /** Fewer available frames make all who want one wait until there are more. */
    static final int ENOUGH_TO_GO_ON = 16;

    private final Ke ke;

    @Nt("MmAvailablePagesEvent")
    private final KEvent available = new KEvent(EventType.NotificationEvent, true);

    @Nt("MmZeroingPageEvent")
    final KEvent zeroing = new KEvent(EventType.SynchronizationEvent, false);

    @Nt("MmModifiedPageWriterEvent")
    final KEvent modified = new KEvent(EventType.SynchronizationEvent, false);

    @Nt("MmWorkingSetManagerEvent")
    final KEvent workingSetManager = new KEvent(EventType.SynchronizationEvent, false);

    // Each is set once until the thread that it is for takes notice.
    private boolean pagesAvailable = true;
    private boolean zeroingAsked;
    private boolean modifiedAsked;

    MemoryEvents(Ke ke) {
        this.ke = ke;
    }

    /** So many frames can be had. */
    @RequiresLockHeld("PFN")
    @IrqlRequiresMax(DISPATCH_LEVEL)
    void noteAvailable(int pages) {
        if (!pagesAvailable && pages >= ENOUGH_TO_GO_ON) {
            pagesAvailable = true;
            ke.events.KeSetEvent(available, 0, false);
        }
    }

    /** No frame can be had: whoever wants one waits from here on. */
    @RequiresLockHeld("PFN")
    void noteNoneAvailable() {
        if (pagesAvailable) {
            pagesAvailable = false;
            ke.events.KeResetEvent(available);
        }
        ke.events.KeSetEvent(workingSetManager, 0, false);
        askForWriting();
    }

    /** So many frames are free. */
    @RequiresLockHeld("PFN")
    void noteFree(int pages) {
        if (!zeroingAsked && pages >= FREE_TO_ZERO) {
            zeroingAsked = true;
            ke.events.KeSetEvent(zeroing, 0, false);
        }
    }

    /** The zero page thread has found nothing more to do. */
    @RequiresLockHeld("PFN")
    void zeroingEnds() {
        zeroingAsked = false;
    }

    /** Modified pages should be written soon. */
    @RequiresLockHeld("PFN")
    void askForWriting() {
        if (!modifiedAsked) {
            modifiedAsked = true;
            ke.events.KeSetEvent(modified, 0, false);
        }
    }

    /** The modified page writer has found nothing more to do. */
    @RequiresLockHeld("PFN")
    void writingEnds() {
        modifiedAsked = false;
    }

    /** Waits until there are frames again. */
    @IrqlRequiresMax(APC_LEVEL)
    void waitForPages() {
        ke.wait.KeWaitForSingleObject(
                available, KWaitReason.WrFreePage, KProcessorMode.KernelMode, false, Timeout.NEVER);
    }
}
