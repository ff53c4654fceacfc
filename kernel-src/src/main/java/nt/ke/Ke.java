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
    public final UserMemory userMemory;

    /** What locks have cost; null if nobody wants to know. */
    public final @Nullable LockMeters lockMeters;

    public final SpinLocks spinLocks;
    public final Ipis ipis;
    public final SharedUserData sharedUserData;
    public final SystemTime time;
    public final Dpcs dpcs;
    public final DeviceInterrupts deviceInterrupts;
    public final DeviceQueues deviceQueues;
    final ReadyQueues readyQueues;
    public final Scheduler scheduler;
    public final DispatcherDatabase dispatcher;
    public final Wait wait;
    public final Gates gates;
    public final Queues queues;
    public final GuardedMutexes guardedMutexes;
    public final Apcs apcs;
    public final Attaching attaching;
    public final Suspension suspension;
    public final Alerts alerts;
    public final Traps traps;
    public final Contexts contexts;
    public final Exceptions exceptions;
    public final UserEntryPoints userEntryPoints = new UserEntryPoints();
    public final SystemCalls systemCalls;
    public final UserCallbacks callbacks;
    public final UserMode userMode;
    public final Events events;
    public final Semaphores semaphores;
    public final Mutants mutants;
    public final Timers timers;
    public final Threads threads;
    public final TimeSetting timeSetting;
    public final CeThreads ceThreads;
    public final CoreParking coreParking;
    public final StackSwapper stackSwapper;
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
        userMemory = new UserMemory(machine, hal.levels, bugChecks, processors);
        lockMeters = options.measuredLocks() ? new LockMeters(numberedLocks) : null;
        spinLocks =
                lockMeters == null
                        ? new SpinLocks(hal.levels, processors, bugChecks)
                        : new MeasuredSpinLocks(hal.levels, processors, bugChecks, lockMeters);
        ipis = new Ipis(hal, processors);
        deviceInterrupts = new DeviceInterrupts(hal, spinLocks);
        deviceQueues = new DeviceQueues(bugChecks, spinLocks);
        sharedUserData = new SharedUserData(machine.memory(), hal.clockPeriod());
        time = new SystemTime(sharedUserData, hal.levels, hal.clockPeriod());
        dpcs = new Dpcs(hal, processors, spinLocks, ipis);
        readyQueues =
                options.policy().priorities == KPrcb.MAXIMUM_PRIORITY
                        ? new ReadyQueues(time, processors)
                        : new CeReadyQueues(time, processors);
        var placement = new Placement(processors, spinLocks, ipis, readyQueues);
        var addressSpaces = new AddressSpaces(hal.levels);
        scheduler =
                new Scheduler(hal, processors, spinLocks, readyQueues, placement, addressSpaces);
        dispatcher =
                options.objectLocks()
                        ? new ObjectLocks(hal.levels, spinLocks, scheduler)
                        : new DispatcherDatabase(spinLocks, scheduler);
        var timerTable = new TimerTable(options.timerTable(), processors, spinLocks, time);
        var waitEnd =
                options.objectLocks()
                        ? new ObjectLockWaitEnd(processors, placement, timerTable)
                        : new WaitEnd(processors, placement, timerTable);
        var turns = new QueueTurns(dispatcher, waitEnd);
        var priorities =
                new PriorityControl(processors, spinLocks, ipis, placement, scheduler, readyQueues);
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
                                inheritance,
                                turns)
                        : new Wait(
                                bugChecks,
                                processors,
                                dispatcher,
                                scheduler,
                                timerTable,
                                time,
                                inheritance,
                                turns);
        gates = new Gates(hal.levels, processors, spinLocks, placement, scheduler, turns);
        queues = new Queues(processors, dispatcher, turns, wait, time);
        contexts = new Contexts();
        exceptions = new Exceptions(bugChecks, userMemory, contexts, userEntryPoints);
        var userApcs = new UserApcs(hal.levels, userMemory, contexts, userEntryPoints, exceptions);
        var apcDelivery = new ApcDelivery(hal, processors, spinLocks, userApcs);
        apcs =
                new Apcs(
                        hal,
                        bugChecks,
                        processors,
                        spinLocks,
                        ipis,
                        dispatcher,
                        scheduler,
                        waitEnd,
                        gates,
                        apcDelivery);
        attaching = new Attaching(bugChecks, processors, spinLocks, apcDelivery, addressSpaces);
        guardedMutexes = new GuardedMutexes(hal.levels, processors, apcs, gates);
        suspension = new Suspension(spinLocks, dispatcher, scheduler, wait, waitEnd, apcs);
        alerts = new Alerts(processors, dispatcher, waitEnd, suspension);
        traps = new Traps(hal, bugChecks, processors, apcDelivery, alerts);
        systemCalls = new SystemCalls(hal.levels, processors, userMemory, userEntryPoints, traps);
        callbacks = new UserCallbacks(processors, userMemory, userEntryPoints);
        var trapHandlers =
                new TrapHandlers(
                        hal.levels,
                        bugChecks,
                        time,
                        userMemory,
                        systemCalls,
                        callbacks,
                        exceptions,
                        new FaultingCode(userMemory));
        userMode = new UserMode(machine.memory(), hal.levels, processors, traps, trapHandlers);
        callbacks.connect(userMode::run);
        events = new Events(processors, dispatcher, waitEnd);
        semaphores = new Semaphores(processors, dispatcher, waitEnd);
        mutants = new Mutants(processors, dispatcher, waitEnd, apcs, inheritance);
        timers = new Timers(processors, dispatcher, waitEnd, timerTable, time, dpcs);
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
                        placement,
                        waitEnd,
                        turns,
                        mutants,
                        apcs,
                        apcDelivery,
                        suspension);
        ceThreads = new CeThreads(dispatcher, spinLocks, time, inheritance);
        coreParking =
                new CoreParking(
                        processors,
                        spinLocks,
                        dispatcher,
                        placement,
                        readyQueues,
                        ipis,
                        timers,
                        threads);
        stackSwapper =
                new StackSwapper(processors, dispatcher, placement, waitEnd, events, wait, time);
        timeSetting = new TimeSetting(hal.levels, dispatcher, time, timers, threads);
        balanceSetManager =
                new BalanceSetManager(
                        processors,
                        spinLocks,
                        dispatcher,
                        placement,
                        readyQueues,
                        timers,
                        stackSwapper,
                        wait,
                        time);
        var dispatchInterrupt =
                new DispatchInterrupt(hal, processors, spinLocks, scheduler, timers);
        var idleSchedule =
                new IdleSchedule(hal.levels, processors, spinLocks, readyQueues, placement);
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
                        hal,
                        options.ticks(),
                        processors,
                        scheduler,
                        idleSchedule,
                        dispatchInterrupt,
                        fairShares);
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

    /// Has idle processors see this address space, so that none goes on seeing one that is gone.
    ///
    /// @param directory the physical address of the page directory of the System process
    public void setSystemDirectory(int directory) {
        idleProcess.setDirectoryTableBase(directory);
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
