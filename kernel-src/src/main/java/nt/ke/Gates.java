package nt.ke;

import static nt.ke.KThreadState.GateWait;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_KERNEL_APC;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.hal.InterruptLevels;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.NtStatus;
import nt.rtl.RequiresLockHeld;

/// Waiting at gates, and opening them.
///
/// A waiting thread leaves the list either because the gate is opened or because a kernel call is
/// queued for it; whoever takes it off the list, under the gate's lock, readies it. The thread
/// enters the list under its ApcQueueLock, so that no call can be queued meanwhile.
///
/// @source https://github.com/reactos/reactos `ntoskrnl/ke/gate.c`
public final class Gates {

    private final InterruptLevels levels;
    private final Processors processors;
    private final SpinLocks spinLocks;
    private final Placement placement;
    private final Scheduler scheduler;
    private final QueueTurns turns;

    Gates(
            InterruptLevels levels,
            Processors processors,
            SpinLocks spinLocks,
            Placement placement,
            Scheduler scheduler,
            QueueTurns turns) {
        this.levels = levels;
        this.processors = processors;
        this.spinLocks = spinLocks;
        this.placement = placement;
        this.scheduler = scheduler;
        this.turns = turns;
    }

    /** Waits until the gate is open, and closes it behind. Kernel calls are made meanwhile. */
    @IrqlRequiresMax(APC_LEVEL)
    public void KeWaitForGate(KGate gate, KWaitReason waitReason, KProcessorMode waitMode) {
        KThread thread = processors.KeGetCurrentThread();
        while (true) {
            var apcLock = new KLockQueueHandle(thread.apcQueueLock);
            spinLocks.KeAcquireInStackQueuedSpinLockRaiseToSynch(apcLock);
            if (thread.hasDeliverableApc() && apcLock.oldIrql == PASSIVE_LEVEL) {
                spinLocks.KeReleaseInStackQueuedSpinLock(apcLock); // lets the interrupt in
                continue;
            }
            spinLocks.KeAcquireSpinLockAtDpcLevel(gate.objectLock);
            boolean open = gate.signalState > 0;
            if (open) {
                gate.signalState = 0;
            } else {
                enter(thread, gate, waitReason, waitMode, apcLock.oldIrql);
            }
            spinLocks.KeReleaseSpinLockFromDpcLevel(gate.objectLock);
            if (open) {
                spinLocks.KeReleaseInStackQueuedSpinLock(apcLock);
                return;
            }
            spinLocks.KeReleaseInStackQueuedSpinLockFromDpcLevel(apcLock);
            turns.leaveForGate(thread);
            if (scheduler.KiSwapThread(thread) == STATUS_SUCCESS) {
                return;
            }
        }
    }

    @RequiresLockHeld("ObjectLock")
    private static void enter(
            KThread thread,
            KGate gate,
            KWaitReason waitReason,
            KProcessorMode waitMode,
            KIrql oldIrql) {
        thread.waitReason = waitReason;
        thread.waitMode = waitMode;
        thread.alertable = false;
        thread.waitIrql = oldIrql;
        thread.gateObject = gate;
        thread.waitBlockCount = 0;
        thread.waitBlock[0].enqueue(gate, WaitType.WaitAny, STATUS_SUCCESS);
        thread.state = GateWait;
    }

    /// Opens the gate: lets the thread through that has waited longest, which gets a priority above
    /// the caller's; or the next one to come.
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public void KeSignalGateBoostPriority(KGate gate) {
        KIrql oldIrql = levels.KeRaiseIrqlToSynchLevel();
        spinLocks.KeAcquireSpinLockAtDpcLevel(gate.objectLock);
        KWaitBlock block = gate.waitListHead.first();
        if (block == null) {
            gate.signalState = 1;
        } else {
            leave(block, STATUS_SUCCESS);
        }
        spinLocks.KeReleaseSpinLockFromDpcLevel(gate.objectLock);
        if (block != null) {
            KThread thread = block.thread;
            thread.adjustReason = AdjustReason.AdjustBoost;
            thread.adjustIncrement = processors.KeGetCurrentThread().priority;
            ready(thread);
        }
        scheduler.KiExitDispatcher(oldIrql);
    }

    /** Has a thread that waits at a gate make a kernel call first. */
    @RequiresLockHeld("ApcQueueLock")
    void breakWait(KThread thread) {
        KGate gate = thread.gateObject;
        if (gate == null) {
            return;
        }
        spinLocks.KeAcquireSpinLockAtDpcLevel(gate.objectLock);
        boolean waits = thread.state == GateWait && thread.waitBlock[0].object == gate;
        if (waits) {
            leave(thread.waitBlock[0], STATUS_KERNEL_APC);
        }
        spinLocks.KeReleaseSpinLockFromDpcLevel(gate.objectLock);
        if (waits) {
            thread.adjustReason = AdjustReason.AdjustNone;
            ready(thread);
        }
    }

    @RequiresLockHeld("ObjectLock")
    private static void leave(KWaitBlock block, NtStatus status) {
        block.dequeue();
        block.thread.waitStatus = status;
        block.thread.gateObject = null;
    }

    private void ready(KThread thread) {
        turns.returnFromGate(thread);
        placement.KiReadyThread(thread);
    }
}
