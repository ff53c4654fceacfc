package nt.ke;

import machine.Machine;
import nt.hal.Hal;
import nt.hal.InterruptLevels;
import nt.rtl.KIrql;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/// The kernel proper of one machine: all its parts, each made of those before it.
public final class Ke {

    private final Hal hal;
    public final BootOptions options;
    private final KSpinLock[] numberedLocks = new KSpinLock[LockQueueNumber.LOCK_QUEUE_MAXIMUM];

    @Nt("KiIdleProcess")
    private final KProcess idleProcess;

    public final BugChecks bugChecks;
    public final Processors processors;

    /** What locks have cost; null if nobody wants to know. */
    public final @Nullable LockMeters lockMeters;

    public final SpinLocks spinLocks;
    public final Ipis ipis;
    public final SystemTime time;
    public final Dpcs dpcs;
    final ReadyQueues readyQueues;
    public final Scheduler scheduler;
    public final DispatcherDatabase dispatcher;
    public final Wait wait;
    public final Gates gates;
    public final Queues queues;
    public final GuardedMutexes guardedMutexes;
    public final Apcs apcs;
    public final Suspension suspension;
    public final Alerts alerts;
    public final Traps traps;
    public final Events events;
    public final Semaphores semaphores;
    public final Mutants mutants;
    public final Timers timers;
    public final Threads threads;
    public final CeThreads ceThreads;
    public final CoreParking coreParking;
    public final BalanceSetManager balanceSetManager;
    public final FairShares fairShares;
    public final IdleLoop idleLoop;

    public Ke(Machine machine, Hal hal, BugChecks bugChecks, BootOptions options) {
        this.hal = hal;
        this.options = options;
        this.bugChecks = bugChecks;
        for (int number = 0; number < numberedLocks.length; number++) {
            numberedLocks[number] = new KSpinLock(LockRank.ofNumber(number));
        }
        idleProcess = new KProcess(0, Priorities.LOW_PRIORITY, allProcessors(), 0);
        processors = new Processors(hal, options.topology());
        lockMeters = options.measuredLocks() ? new LockMeters(numberedLocks) : null;
        spinLocks = new SpinLocks(hal.levels, processors, bugChecks, lockMeters);
        ipis = new Ipis(hal, processors);
        time = new SystemTime(machine.memory(), hal.clockPeriod());
        dpcs = new Dpcs(hal, processors, spinLocks, ipis);
        readyQueues =
                options.policy().priorities == KPrcb.MAXIMUM_PRIORITY
                        ? new ReadyQueues(time, processors)
                        : new CeReadyQueues(time, processors);
        scheduler = new Scheduler(hal, processors, spinLocks, ipis, readyQueues);
        dispatcher =
                options.objectLocks()
                        ? new ObjectLocks(hal.levels, spinLocks, scheduler)
                        : new DispatcherDatabase(spinLocks, scheduler);
        var timerTable = new TimerTable(options.timerTable(), processors, spinLocks, time);
        var priorities = new PriorityControl(processors, spinLocks, ipis, scheduler, readyQueues);
        var inheritance = new PriorityInheritance(options.policy(), spinLocks, priorities);
        wait =
                options.objectLocks()
                        ? new ObjectLockWait(
                                bugChecks,
                                processors,
                                dispatcher,
                                scheduler,
                                timerTable,
                                time,
                                inheritance)
                        : new Wait(
                                bugChecks,
                                processors,
                                dispatcher,
                                scheduler,
                                timerTable,
                                time,
                                inheritance);
        gates = new Gates(hal.levels, processors, spinLocks, scheduler, wait);
        queues = new Queues(processors, dispatcher, wait);
        apcs = new Apcs(hal, processors, spinLocks, ipis, dispatcher, scheduler, wait, gates);
        guardedMutexes = new GuardedMutexes(hal.levels, processors, apcs, gates);
        suspension = new Suspension(spinLocks, dispatcher, scheduler, wait, apcs);
        alerts = new Alerts(processors, dispatcher, wait, suspension);
        traps = new Traps(hal.levels, bugChecks, processors, apcs, alerts);
        events = new Events(processors, dispatcher, wait);
        semaphores = new Semaphores(dispatcher, wait);
        mutants = new Mutants(processors, dispatcher, wait, apcs, inheritance);
        timers = new Timers(processors, dispatcher, wait, timerTable, time, dpcs);
        threads =
                new Threads(
                        hal.levels,
                        bugChecks,
                        processors,
                        spinLocks,
                        priorities,
                        dispatcher,
                        scheduler,
                        readyQueues,
                        wait,
                        mutants,
                        apcs,
                        suspension);
        ceThreads = new CeThreads(dispatcher, spinLocks, time, inheritance);
        coreParking =
                new CoreParking(
                        processors,
                        spinLocks,
                        dispatcher,
                        scheduler,
                        readyQueues,
                        ipis,
                        timers,
                        threads);
        balanceSetManager =
                new BalanceSetManager(
                        processors,
                        spinLocks,
                        dispatcher,
                        scheduler,
                        readyQueues,
                        timers,
                        wait,
                        time);
        var dispatchInterrupt =
                new DispatchInterrupt(hal, processors, spinLocks, scheduler, timers);
        fairShares =
                new FairShares(
                        options.fairShares(),
                        processors,
                        spinLocks,
                        time,
                        dpcs,
                        events,
                        wait,
                        apcs);
        if (options.fairShares()) {
            scheduler.limitBy(fairShares);
        }
        idleLoop =
                new IdleLoop(
                        hal, options.ticks(), processors, scheduler, dispatchInterrupt, fairShares);
        new Clock(hal, processors, time, timers, dpcs, fairShares);
    }

    /** The interrupt request level. */
    public InterruptLevels levels() {
        return hal.levels;
    }

    /// Passes the point that comes before every interlocked operation: what follows up to the next
    /// point is one step, and others may have acted since the last.
    public void interlocked() {
        hal.levels.pcr().cpu().point();
    }

    /** A bit for each processor of the machine, started or not. */
    public int allProcessors() {
        return -1 >>> Integer.SIZE - hal.processorCount();
    }

    /// Makes the control block of a processor, and its idle thread, which is what the processor
    /// will be running from its first instruction on.
    public KPrcb newProcessor(int number, Runnable firstCall) {
        KThread idleThread =
                new KThread(0, idleProcess, Priorities.LOW_PRIORITY, 1 << number, firstCall);
        idleThread.nextProcessor = number;
        idleThread.idealProcessor = number;
        var prcb =
                new KPrcb(hal.pcr(number), idleThread, numberedLocks, options.policy().priorities);
        processors.add(prcb);
        return prcb;
    }

    /** Makes the processor one is on, which runs at the highest level, one of the system's. */
    public void KiInitializeKernel(KPrcb prcb) {
        prcb.idleThread.state = KThreadState.Running;
        // In one step: from the first of these on others may give it a thread.
        spinLocks.KeAcquireSpinLockAtDpcLevel(prcb.prcbLock);
        processors.activate(prcb);
        processors.setIdle(prcb);
        prcb.idleSchedule = true;
        spinLocks.KeReleaseSpinLockFromDpcLevel(prcb.prcbLock);
    }

    /// What a thread does first on its new stack: it arrives as every thread comes out of a switch,
    /// at the level of the dispatcher's locks.
    public void KiThreadStartup() {
        scheduler.requestApcDelivery(processors.KeGetCurrentThread());
        hal.levels.KeLowerIrql(KIrql.PASSIVE_LEVEL);
    }
}
