package nt.ke;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.rtl.KIrql.CLOCK_LEVEL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import java.util.ArrayList;
import java.util.List;
import nt.rtl.GuardedBy;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.KIrql;
import nt.rtl.ListEntry;
import nt.rtl.ListHead;

/// Divides the processors among sessions, whatever each does: Windows Server 2008 R2's *dynamic
/// fair share scheduling* for Remote Desktop.
///
/// Time is cut into intervals of 150 ms, on each processor for itself. In every interval each
/// session may have its weight's part of the processor. When its threads have used that up, each of
/// them that runs there is sent a kernel call, in which it waits: on the processor's *idle-only
/// queue*. All go on when the next interval begins; and one goes on at once when the processor has
/// nothing else to do, for no time is to be lost. Priorities count among those who may run, and
/// only there.
///
/// ```
///  clock tick ──▶ charge ──▶ DPC ──▶ kernel call to the thread ──▶ idle-only queue
///                   │ next interval                                  │        │
///                   └──────▶ DPC ──▶ all whose share is not used up ◀┘        │
///                            idle loop ──▶ the first of the session with most ┘
/// ```
///
/// @model Time is charged by clock ticks, not by cycles. Time that a session has overdrawn is taken
///   off its next interval. A thread that waits in the queue tells `WrKernel` as its reason; 2008
///   R2 has one of its own for that. Processes without a session are not limited.
/// @source Russinovich, Solomon, Ionescu: *Windows Internals*, 6th edition, chapter 5, *Dynamic
///   Fair Share Scheduling*
public final class FairShares {

    /** 100-ns units. */
    public static final long INTERVAL = 1_500_000;

    private final boolean enabled;
    private final Processors processors;
    private final SpinLocks spinLocks;
    private final SystemTime time;
    private final Dpcs dpcs;
    private final Events events;
    private final Wait wait;
    private final Apcs apcs;
    private final List<CpuQuotaBlock> sessions = new ArrayList<>();
    private final PerProcessor[] perProcessor;
    private int totalWeight;

    FairShares(
            boolean enabled,
            Processors processors,
            SpinLocks spinLocks,
            SystemTime time,
            Dpcs dpcs,
            Events events,
            Wait wait,
            Apcs apcs) {
        this.enabled = enabled;
        this.processors = processors;
        this.spinLocks = spinLocks;
        this.time = time;
        this.dpcs = dpcs;
        this.events = events;
        this.wait = wait;
        this.apcs = apcs;
        perProcessor = new PerProcessor[processors.count()];
        for (int number = 0; number < perProcessor.length; number++) {
            perProcessor[number] = new PerProcessor();
        }
    }

    /** A thread that has used its session's share up, and waits. */
    private static final class QuotaWait {
        final CpuQuotaBlock session;
        final KEvent resume = new KEvent(EventType.SynchronizationEvent, false);
        final ListEntry<QuotaWait> listEntry = new ListEntry<>(this);

        QuotaWait(CpuQuotaBlock session) {
            this.session = session;
        }
    }

    /** What there is for each processor. */
    private final class PerProcessor {
        final KSpinLock lock = new KSpinLock();

        @GuardedBy("lock")
        final ListHead<QuotaWait> idleOnlyQueue = new ListHead<>();

        /** In interrupt time. */
        long intervalEnd;

        boolean intervalBegins;

        final KDpc dpc = new KDpc((_, _, _) -> enforce());
    }

    // ---- sessions ---------------------------------------------------------------------------

    /// Makes a session, to which processes can be added.
    ///
    /// @param weight 1 to 9, [CpuQuotaBlock#DEFAULT_WEIGHT] as a rule: its part of the processors
    ///   is its weight among those of all sessions
    public CpuQuotaBlock newSession(int weight) {
        var session = new CpuQuotaBlock(weight, processors.count());
        sessions.add(session);
        totalWeight += weight;
        return session;
    }

    /** Makes a process, which has no thread yet, one of a session. */
    public void join(KProcess process, CpuQuotaBlock session) {
        process.cpuQuotaBlock = session;
    }

    // ---- charging ---------------------------------------------------------------------------

    /** Charges a clock tick to the session of the thread that it has found running. */
    @IrqlRequiresMin(CLOCK_LEVEL)
    void charge(KPrcb prcb, KThread thread) {
        if (!enabled || sessions.isEmpty()) {
            return;
        }
        PerProcessor own = perProcessor[prcb.number];
        CpuQuotaBlock session = thread.process.cpuQuotaBlock;
        if (session != null) {
            session.allowance[prcb.number] -= time.KeQueryTimeIncrement();
        }
        if (time.KeQueryInterruptTime() >= own.intervalEnd) {
            // From the end, not from now: so credits add up to the time that there is.
            own.intervalEnd = Math.max(own.intervalEnd, time.KeQueryInterruptTime() - INTERVAL);
            own.intervalEnd += INTERVAL;
            own.intervalBegins = true;
            for (CpuQuotaBlock each : sessions) {
                long left = Math.min(0, each.allowance[prcb.number]);
                each.allowance[prcb.number] = left + INTERVAL * each.weight / totalWeight;
            }
        }
        if (own.intervalBegins || session != null && session.isExhaustedOn(prcb)) {
            dpcs.KeInsertQueueDpc(own.dpc, null, null);
        }
    }

    /// Has a thread that comes out of a switch stopped, if its session has no time left here.
    void checkAfterSwitch(KThread thread) {
        CpuQuotaBlock session = thread.process.cpuQuotaBlock;
        if (session != null) {
            KPrcb prcb = processors.KeGetCurrentPrcb();
            if (session.isExhaustedOn(prcb)) {
                dpcs.KeInsertQueueDpc(perProcessor[prcb.number].dpc, null, null);
            }
        }
    }

    // ---- enforcing --------------------------------------------------------------------------

    /** The deferred procedure call of one processor, made there. */
    @IrqlRequiresMin(DISPATCH_LEVEL)
    @IrqlRequiresMax(DISPATCH_LEVEL)
    private void enforce() {
        KPrcb prcb = processors.KeGetCurrentPrcb();
        PerProcessor own = perProcessor[prcb.number];
        if (own.intervalBegins) {
            own.intervalBegins = false;
            flush(own, prcb);
        }
        KThread thread = prcb.currentThread;
        CpuQuotaBlock session = thread.process.cpuQuotaBlock;
        if (session != null && session.isExhaustedOn(prcb)) {
            apcs.KeInsertQueueApc(quotaApc(thread, session), null, null, 0);
        }
    }

    /** The thread's own; made when first needed, for most threads are never stopped. */
    private KApc quotaApc(KThread thread, CpuQuotaBlock session) {
        KApc apc = thread.quotaApc;
        if (apc == null) {
            apc = KApc.normal(thread, KernelMode, () -> sitOut(session));
            thread.quotaApc = apc;
        }
        return apc;
    }

    /** Where a thread is whose session has no time left. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    private void sitOut(CpuQuotaBlock session) {
        var waiting = new QuotaWait(session);
        KPrcb prcb = processors.KeGetCurrentPrcb();
        PerProcessor own = perProcessor[prcb.number];
        KIrql oldIrql = spinLocks.KeAcquireSpinLock(own.lock);
        boolean waits = session.isExhaustedOn(prcb); // the next interval can have begun
        if (waits) {
            own.idleOnlyQueue.InsertTailList(waiting.listEntry);
        }
        spinLocks.KeReleaseSpinLock(own.lock, oldIrql);
        if (waits) {
            wait.KeWaitForSingleObject(
                    waiting.resume, KWaitReason.WrKernel, KernelMode, false, Timeout.NEVER);
        }
    }

    // ---- going on ---------------------------------------------------------------------------

    /** Lets all go on whose session has time again. */
    @IrqlRequiresMin(DISPATCH_LEVEL)
    @IrqlRequiresMax(DISPATCH_LEVEL)
    private void flush(PerProcessor own, KPrcb prcb) {
        spinLocks.KeAcquireSpinLockAtDpcLevel(own.lock);
        QuotaWait waiting = own.idleOnlyQueue.first();
        while (waiting != null) {
            QuotaWait following = waiting.listEntry.next();
            if (!waiting.session.isExhaustedOn(prcb)) {
                resume(waiting, own);
            }
            waiting = following;
        }
        spinLocks.KeReleaseSpinLockFromDpcLevel(own.lock);
    }

    /// Whether threads wait for the processor to have nothing else to do. Who looks is the idle
    /// thread: whoever comes later leaves the processor by that, and it looks again.
    boolean hasIdleOnly(KPrcb prcb) {
        return !perProcessor[prcb.number].idleOnlyQueue.IsListEmpty();
    }

    /// Lets one thread go on for a clock tick, because its processor has nothing else to do: of the
    /// session that has most time left, or has overdrawn least. That tick is a gift.
    @IrqlRequiresMin(DISPATCH_LEVEL)
    @IrqlRequiresMax(DISPATCH_LEVEL)
    void resumeOne(KPrcb prcb) {
        PerProcessor own = perProcessor[prcb.number];
        spinLocks.KeAcquireSpinLockAtDpcLevel(own.lock);
        QuotaWait best = own.idleOnlyQueue.first();
        for (QuotaWait waiting = best; waiting != null; waiting = waiting.listEntry.next()) {
            if (best != null
                    && waiting.session.allowance[prcb.number]
                            > best.session.allowance[prcb.number]) {
                best = waiting;
            }
        }
        if (best != null) {
            long left = Math.max(0, best.session.allowance[prcb.number]);
            best.session.allowance[prcb.number] = left + time.KeQueryTimeIncrement();
            resume(best, own);
        }
        spinLocks.KeReleaseSpinLockFromDpcLevel(own.lock);
    }

    private void resume(QuotaWait waiting, PerProcessor own) {
        own.idleOnlyQueue.RemoveEntryList(waiting.listEntry);
        events.KeSetEvent(waiting.resume, 0, false);
    }
}
