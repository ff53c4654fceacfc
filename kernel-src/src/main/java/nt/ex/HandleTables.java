package nt.ex;

import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import nt.ke.Ke;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.Nt;

/** Makes handle tables, and knows them all. */
public final class HandleTables {

    private final Ke ke;
    private final PushLocks pushLocks;
    private final PushLock handleTableListLock = new PushLock();

    @Nt("HandleTableListHead")
    private final List<HandleTable<?>> tables = new ArrayList<>();

    HandleTables(Ke ke, PushLocks pushLocks) {
        this.ke = ke;
        this.pushLocks = pushLocks;
    }

    /// Makes an empty table that is not among those of processes.
    ///
    /// @param strictFifo whether a number that has been given back is given out as late as possible
    public <T> HandleTable<T> newTable(boolean strictFifo) {
        return new HandleTable<>(ke, pushLocks, 0, strictFifo);
    }

    /** Makes an empty table for a process. */
    @IrqlRequiresMax(APC_LEVEL)
    @IrqlRequiresMax(value = DISPATCH_LEVEL, when = "phase 0")
    public <T> HandleTable<T> ExCreateHandleTable(int uniqueProcessId) {
        var table = new HandleTable<T>(ke, pushLocks, uniqueProcessId, false);
        enlist(table);
        return table;
    }

    /// Makes a table for a process that starts as a copy of another: with the entries that are
    /// inherited, under the same numbers.
    ///
    /// @param inherit called with each such entry of the old table, which is locked; says whether
    ///   the new table gets it
    @IrqlRequiresMax(APC_LEVEL)
    public <T> HandleTable<T> ExDupHandleTable(
            int uniqueProcessId, HandleTable<T> oldTable, Predicate<HandleTableEntry<T>> inherit) {
        var table = new HandleTable<T>(ke, pushLocks, uniqueProcessId, false);
        table.growTo(oldTable.entries());
        oldTable.ExEnumHandleTable(entry -> {
            boolean inherited =
                    (entry.attributes() & HandleTableEntry.OBJ_INHERIT) != 0 && inherit.test(entry);
            if (inherited) {
                // Leaves may have been added to the old table since.
                table.growTo(entry.index + 1);
                table.enterAt(
                        entry.handle(), entry.object(), entry.attributes(), entry.grantedAccess());
            }
        });
        table.relinkFree();
        enlist(table);
        return table;
    }

    /** Takes the table of a process off the list. */
    @IrqlRequiresMax(APC_LEVEL)
    public void ExRemoveHandleTable(HandleTable<?> table) {
        exclusively(() -> tables.remove(table));
    }

    /** The tables of all processes, oldest first. */
    @IrqlRequiresMax(APC_LEVEL)
    public List<HandleTable<?>> ExSnapShotHandleTables() {
        pushLocks.ExfAcquirePushLockShared(handleTableListLock);
        List<HandleTable<?>> all = List.copyOf(tables);
        pushLocks.ExfReleasePushLockShared(handleTableListLock);
        return all;
    }

    private void enlist(HandleTable<?> table) {
        exclusively(() -> tables.add(table));
    }

    private void exclusively(Runnable change) {
        pushLocks.ExfAcquirePushLockExclusive(handleTableListLock);
        change.run();
        pushLocks.ExfReleasePushLockExclusive(handleTableListLock);
    }
}
