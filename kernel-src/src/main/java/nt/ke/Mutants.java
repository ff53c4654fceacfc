package nt.ke;

import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.NtStatus.STATUS_MUTANT_NOT_OWNED;

import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.RaisedStatus;
import nt.rtl.RequiresLockHeld;

/** Releasing mutants. */
public final class Mutants {

    private final Processors processors;
    private final DispatcherDatabase dispatcher;
    private final WaitEnd waitEnd;
    private final Apcs apcs;
    private final PriorityInheritance inheritance;

    Mutants(
            Processors processors,
            DispatcherDatabase dispatcher,
            WaitEnd waitEnd,
            Apcs apcs,
            PriorityInheritance inheritance) {
        this.processors = processors;
        this.dispatcher = dispatcher;
        this.waitEnd = waitEnd;
        this.apcs = apcs;
        this.inheritance = inheritance;
    }

    /// Gives the mutant back once; it is free when it has been given back as often as taken.
    ///
    /// @param increment the boost for the thread that gets it
    /// @return the signal state before: 1 - the number of times it was owned; if the caller does
    ///   not own it `STATUS_MUTANT_NOT_OWNED` is raised
    /// @source WDK, *KeReleaseMutant function (ntifs.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public int KeReleaseMutant(KMutant mutant, int increment) {
        return KeReleaseMutant(mutant, increment, false);
    }

    /// The same for who waits next.
    ///
    /// @param waitNext as with [Events#KeSetEvent]
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public int KeReleaseMutant(KMutant mutant, int increment, boolean waitNext) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(mutant);
        if (mutant.ownerThread != processors.KeGetCurrentThread()) {
            dispatcher.KiUnlockDispatcherDatabase(mutant, oldIrql);
            throw RaisedStatus.ExRaiseStatus(STATUS_MUTANT_NOT_OWNED);
        }
        int oldState = mutant.signalState++;
        if (mutant.signalState == 1) {
            free(mutant, increment);
        }
        boolean leaves = mutant.apcDisable && mutant.signalState == 1;
        if (waitNext) {
            KThread thread = processors.KeGetCurrentThread();
            // The calls that the mutant has kept out come when the wait has begun.
            thread.kernelApcDisable += leaves ? 1 : 0;
            dispatcher.leaveToNextWait(thread, mutant, oldIrql);
            return oldState;
        }
        dispatcher.KiUnlockDispatcherDatabase(mutant, oldIrql);
        if (leaves) {
            apcs.KeLeaveCriticalRegion();
        }
        return oldState;
    }

    /** Frees the mutants of a thread that ends. */
    @RequiresLockHeld("dispatcher")
    void abandon(KThread thread) {
        KMutant mutant = thread.mutantListHead.first();
        while (mutant != null) {
            dispatcher.lock(mutant);
            mutant.abandoned = true;
            mutant.signalState = 1;
            free(mutant, Priorities.MUTANT_INCREMENT);
            dispatcher.unlock(mutant);
            mutant = thread.mutantListHead.first();
        }
    }

    @RequiresLockHeld("dispatcher")
    private void free(KMutant mutant, int increment) {
        KThread owner = mutant.ownerThread;
        if (owner != null) {
            owner.mutantListHead.RemoveEntryList(mutant.mutantListEntry);
            mutant.ownerThread = null;
        }
        waitEnd.KiWaitTest(mutant, increment);
        if (owner != null) {
            inheritance.giveBack(owner);
        }
    }

    /// The signal state, which may be another when this returns.
    ///
    /// @source WDK, *KeReadStateMutant function (ntifs.h)*
    public int KeReadStateMutant(KMutant mutant) {
        return mutant.signalState;
    }
}
