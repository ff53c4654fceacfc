package nt.ke;

import static nt.rtl.KIrql.DISPATCH_LEVEL;

import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;

/// Windows CE's way to say how a thread is scheduled, for kernels booted with its policy.
///
/// There are 256 priorities; 0 is the most urgent, and no process has a say in them. A ready thread
/// of a more urgent priority always goes first. Among equals turns are taken, each as long as the
/// thread's own quantum, 100 ms if nothing else is said; a thread whose quantum is 0 *runs to
/// completion*: its equals have to wait until it waits or ends. Nothing boosts a thread and nothing
/// rescues it. Only who owns a mutant that a more urgent thread waits for inherits that thread's
/// priority, until it gives the mutant back.
///
/// Within the kernel numbers are turned round, so that here, too, the highest is the most urgent.
///
/// @model A thread begins a new quantum when it has waited. Critical sections, which CE treats like
///   mutexes, are made of mutants here.
/// @source https://learn.microsoft.com/en-us/previous-versions/windows/embedded/aa450626(v=msdn.10)
/// @source https://learn.microsoft.com/en-us/previous-versions/ms923856(v=msdn.10)
public final class CeThreads {

    /** 1 ms, to which CE's timers are exact. */
    public static final int CLOCK = 10_000;

    /** Milliseconds. */
    public static final int DEFAULT_QUANTUM = 100;

    private static final int UNITS_PER_MILLISECOND = 10_000;

    private final DispatcherDatabase dispatcher;
    private final SpinLocks spinLocks;
    private final SystemTime time;
    private final PriorityInheritance inheritance;

    CeThreads(
            DispatcherDatabase dispatcher,
            SpinLocks spinLocks,
            SystemTime time,
            PriorityInheritance inheritance) {
        this.dispatcher = dispatcher;
        this.spinLocks = spinLocks;
        this.time = time;
        this.inheritance = inheritance;
    }

    /// The kernel's number for one of CE's priorities, and the other way round.
    ///
    /// @param priority 0 to 255
    public static int turned(int priority) {
        return CeReadyQueues.PRIORITIES - 1 - priority;
    }

    /// The quantum in units, of which a clock tick costs three; 0 stays 0, and everything else is
    /// at least a tick.
    static int quantumUnits(int milliseconds, int clockPeriod) {
        int ticks = milliseconds * UNITS_PER_MILLISECOND / clockPeriod;
        return (milliseconds == 0 ? 0 : Math.max(1, ticks)) * Priorities.CLOCK_QUANTUM_DECREMENT;
    }

    /// Gives a thread another priority. What it has inherited it keeps if that is more urgent.
    ///
    /// @param priority 0, the most urgent, to 255
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public void CeSetThreadPriority(KThread thread, int priority) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(thread);
        spinLocks.KeAcquireSpinLockAtDpcLevel(thread.threadLock);
        thread.basePriority = turned(priority);
        spinLocks.KeReleaseSpinLockFromDpcLevel(thread.threadLock);
        inheritance.settle(thread);
        dispatcher.KiUnlockDispatcherDatabase(thread, oldIrql);
    }

    /** The priority that it was given, or has inherited. */
    public int CeGetThreadPriority(KThread thread) {
        return turned(thread.priority);
    }

    /// Says how long the thread's turns are among its equals; the present one begins anew.
    ///
    /// @param milliseconds 0: it is not interrupted by its equals at all
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public void CeSetThreadQuantum(KThread thread, int milliseconds) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(thread);
        spinLocks.KeAcquireSpinLockAtDpcLevel(thread.threadLock);
        thread.quantumReset = quantumUnits(milliseconds, time.KeQueryTimeIncrement());
        thread.quantum = thread.quantumReset;
        spinLocks.KeReleaseSpinLockFromDpcLevel(thread.threadLock);
        dispatcher.KiUnlockDispatcherDatabase(thread, oldIrql);
    }

    /** Milliseconds, to the clock tick. */
    public int CeGetThreadQuantum(KThread thread) {
        int ticks = thread.quantumReset / Priorities.CLOCK_QUANTUM_DECREMENT;
        return ticks * time.KeQueryTimeIncrement() / UNITS_PER_MILLISECOND;
    }
}
