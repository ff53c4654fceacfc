package nt.ex;

import nt.ke.Ke;

/// What the executive adds to the kernel's objects: locks for threads, lists without locks, and
/// work for system threads.
public final class Ex {

    public final FastMutexes fastMutexes;
    public final PushLocks pushLocks;
    public final HandleTables handleTables;
    public final Resources resources;
    public final RundownProtection rundownProtection;
    public final SLists sLists;
    public final Identifiers identifiers;
    public final WorkQueues workQueues;

    public Ex(Ke ke) {
        fastMutexes = new FastMutexes(ke);
        pushLocks = new PushLocks(ke);
        handleTables = new HandleTables(ke, pushLocks);
        resources = new Resources(ke);
        rundownProtection = new RundownProtection(ke);
        identifiers = new Identifiers(ke, fastMutexes);
        sLists = new SLists(ke::interlocked);
        workQueues = new WorkQueues(ke);
    }
}
