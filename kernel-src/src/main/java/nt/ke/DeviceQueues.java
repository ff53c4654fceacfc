package nt.ke;

import static nt.rtl.BugCheckCode.DEVICE_QUEUE_NOT_BUSY;
import static nt.rtl.KIrql.DISPATCH_LEVEL;

import nt.rtl.BugCheckRoutine;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/// Queueing requests for devices that do one thing at a time.
///
/// The queue knows whether its device is busy. A request that finds it idle is not queued: the
/// caller starts it. When the device is done the driver takes the next one out; if there is none
/// the device is idle from then on.
///
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/kernel/setting-up-and-using-device-queues
public final class DeviceQueues {

    private final BugCheckRoutine bugCheck;
    private final SpinLocks spinLocks;

    DeviceQueues(BugCheckRoutine bugCheck, SpinLocks spinLocks) {
        this.bugCheck = bugCheck;
        this.spinLocks = spinLocks;
    }

    /// Puts a request behind the others.
    ///
    /// @return false if the device was idle: it is busy now, with this request, which is not queued
    /// @source WDK, *KeInsertDeviceQueue function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public boolean KeInsertDeviceQueue(KDeviceQueue queue, KDeviceQueueEntry entry) {
        KIrql oldIrql = spinLocks.KeAcquireSpinLock(queue.lock);
        boolean queued = queue.busy;
        queue.busy = true;
        if (queued) {
            queue.deviceListHead.InsertTailList(entry.deviceListEntry);
        }
        spinLocks.KeReleaseSpinLock(queue.lock, oldIrql);
        return queued;
    }

    /// The same, before the first request with a greater key.
    ///
    /// @source WDK, *KeInsertByKeyDeviceQueue function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public boolean KeInsertByKeyDeviceQueue(
            KDeviceQueue queue, KDeviceQueueEntry entry, int sortKey) {
        KIrql oldIrql = spinLocks.KeAcquireSpinLock(queue.lock);
        boolean queued = queue.busy;
        queue.busy = true;
        entry.sortKey = sortKey;
        if (queued) {
            KDeviceQueueEntry greater = firstFrom(queue, sortKey + 1L);
            if (greater == null) {
                queue.deviceListHead.InsertTailList(entry.deviceListEntry);
            } else {
                queue.deviceListHead.insertBefore(greater.deviceListEntry, entry.deviceListEntry);
            }
        }
        spinLocks.KeReleaseSpinLock(queue.lock, oldIrql);
        return queued;
    }

    @RequiresLockHeld("Lock")
    private static @Nullable KDeviceQueueEntry firstFrom(KDeviceQueue queue, long sortKey) {
        KDeviceQueueEntry entry = queue.deviceListHead.first();
        while (entry != null && entry.sortKey < sortKey) {
            entry = entry.deviceListEntry.next();
        }
        return entry;
    }

    /// Takes the first request out. If the device is not busy `DEVICE_QUEUE_NOT_BUSY` (without
    /// parameters) stops the system.
    ///
    /// @return null if there is none: the device is idle now
    /// @source WDK, *KeRemoveDeviceQueue function (wdm.h)*
    /// @source
    ///   https://learn.microsoft.com/en-us/windows-hardware/drivers/debugger/bug-check-0x2--device-queue-not-busy
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public @Nullable KDeviceQueueEntry KeRemoveDeviceQueue(KDeviceQueue queue) {
        return KeRemoveByKeyDeviceQueue(queue, Integer.MIN_VALUE);
    }

    /// Takes the first request out that has this key or a greater one, else the first: so a disk's
    /// arm goes across, and then back to the beginning.
    ///
    /// @return null if there is none: the device is idle now
    /// @source WDK, *KeRemoveByKeyDeviceQueue function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public @Nullable KDeviceQueueEntry KeRemoveByKeyDeviceQueue(KDeviceQueue queue, int sortKey) {
        KIrql oldIrql = spinLocks.KeAcquireSpinLock(queue.lock);
        if (!queue.busy) {
            bugCheck.KeBugCheckEx(DEVICE_QUEUE_NOT_BUSY, 0, 0, 0, 0);
        }
        KDeviceQueueEntry entry = firstFrom(queue, sortKey);
        if (entry == null) {
            entry = queue.deviceListHead.first();
        }
        if (entry == null) {
            queue.busy = false;
        } else {
            queue.deviceListHead.RemoveEntryList(entry.deviceListEntry);
        }
        spinLocks.KeReleaseSpinLock(queue.lock, oldIrql);
        return entry;
    }

    /// Takes a certain request back.
    ///
    /// @return false if it is not in the queue
    /// @source WDK, *KeRemoveEntryDeviceQueue function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public boolean KeRemoveEntryDeviceQueue(KDeviceQueue queue, KDeviceQueueEntry entry) {
        KIrql oldIrql = spinLocks.KeAcquireSpinLock(queue.lock);
        boolean queued = entry.deviceListEntry.isInList();
        if (queued) {
            queue.deviceListHead.RemoveEntryList(entry.deviceListEntry);
        }
        spinLocks.KeReleaseSpinLock(queue.lock, oldIrql);
        return queued;
    }
}
