package nt.ex;

import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;

import java.util.function.Consumer;
import nt.ke.Ke;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/// Numbers for objects. A number is four times the index of its entry, so its lower two bits are
/// free for use by its holder.
///
/// The entries are in a tree that grows a level when it is full, and a leaf at a time, each leaf a
/// page:
///
/// | levels | entries | what the table points to |
/// |---|---|---|
/// | 1 | 512 | a leaf |
/// | 2 | 524,288 | a page of 1,024 leaves |
/// | 3 | 16,777,216 | 32 pages of 1,024 leaves |
///
/// The first entry of each leaf is never given out. An entry that is in use is locked while
/// somebody looks at it: so an object cannot go away between being found and being referenced.
/// Whoever finds an entry locked waits until *any* entry of the table is unlocked, and looks again.
///
/// Free entries are linked. One that has been given back is given out first, by default; in a
/// *strict FIFO* table, whose numbers must not be reused soon, it goes to a second list, which
/// takes the place of the first when that is empty.
///
/// Whoever locks an entry keeps normal kernel calls out, lest a suspended thread keep it locked.
///
/// @model Room for the tree is not charged to anybody's quota, and taking a free entry is one step:
///   of NT's four locks only the first is needed, by who adds a leaf.
/// @source https://github.com/reactos/reactos `ntoskrnl/include/internal/ex.h` (the numbers)
@Nt("HANDLE_TABLE")
public final class HandleTable<T> extends TracedObject {

    /** What a number stands for goes up by one when the number goes up by this. */
    public static final int HANDLE_VALUE_INC = 4;

    static final int HIGH_LEVEL = 32;
    static final int MID_LEVEL = 1024;

    /** Entries that a table can have. */
    public static final int MAX_HANDLES = HIGH_LEVEL * MID_LEVEL * HandleTableLeaf.ENTRIES;

    private final Ke ke;
    private final PushLocks pushLocks;
    private final int uniqueProcessId;
    private final boolean strictFifo;

    /** Held by who adds a leaf. */
    private final PushLock handleTableLock = new PushLock();

    /** Where those wait who have found an entry locked. */
    private final PushLock handleContentionEvent = new PushLock();

    // The tree: of these only the last that exists is the root.
    private @Nullable HandleTableLeaf lowest;
    private HandleTableLeaf @Nullable [] middle;
    private HandleTableLeaf @Nullable [] @Nullable [] high;

    private int nextHandleNeedingPool;
    private int firstFree;
    private int lastFree;
    private int handleCount;

    HandleTable(Ke ke, PushLocks pushLocks, int uniqueProcessId, boolean strictFifo) {
        this.ke = ke;
        this.pushLocks = pushLocks;
        this.uniqueProcessId = uniqueProcessId;
        this.strictFifo = strictFifo;
    }

    /** The process whose table it is; 0: none. */
    public int uniqueProcessId() {
        return uniqueProcessId;
    }

    /** Entries in use. */
    public int handleCount() {
        return handleCount;
    }

    /** Levels of the tree, 1 to 3. */
    public int levels() {
        return high != null ? 3 : middle != null ? 2 : 1;
    }

    /// Enters an object.
    ///
    /// @param attributes of [HandleTableEntry], 0 to 7
    /// @param grantedAccess 25 bits
    /// @return its number; 0 if the table is full
    @IrqlRequiresMax(APC_LEVEL)
    @IrqlRequiresMax(value = DISPATCH_LEVEL, when = "phase 0")
    public int ExCreateHandle(T object, int attributes, int grantedAccess) {
        int index = ExpAllocateHandleTableEntry();
        if (index == 0) {
            return 0;
        }
        leaf(index).use(HandleTableLeaf.slot(index), object, attributes, grantedAccess);
        return index * HANDLE_VALUE_INC;
    }

    /** The same for a table whose entries have no rights. */
    @IrqlRequiresMax(APC_LEVEL)
    @IrqlRequiresMax(value = DISPATCH_LEVEL, when = "phase 0")
    public int ExCreateHandle(T object) {
        return ExCreateHandle(object, 0, 0);
    }

    /// Finds the entry with that number, and locks it until [#ExUnlockHandleTableEntry].
    ///
    /// @return null if the number stands for nothing
    @IrqlRequiresMax(APC_LEVEL)
    public @Nullable HandleTableEntry<T> ExMapHandleToPointer(int handle) {
        int index = handle >>> 2;
        if (index >= nextHandleNeedingPool) {
            return null;
        }
        HandleTableLeaf leaf = leaf(index);
        return lock(leaf, HandleTableLeaf.slot(index)) ? new HandleTableEntry<>(leaf, index) : null;
    }

    /** Lets others at the entry. */
    @IrqlRequiresMax(APC_LEVEL)
    public void ExUnlockHandleTableEntry(HandleTableEntry<T> entry) {
        ke.interlocked();
        entry.leaf.unlock(entry.slot());
        unblock();
    }

    /// Takes a number back.
    ///
    /// @return false if it stands for nothing
    @IrqlRequiresMax(APC_LEVEL)
    public boolean ExDestroyHandle(int handle) {
        HandleTableEntry<T> entry = ExMapHandleToPointer(handle);
        if (entry == null) {
            return false;
        }
        ExDestroyHandle(entry);
        return true;
    }

    /** Takes a number back whose entry the caller has locked. */
    @IrqlRequiresMax(APC_LEVEL)
    public void ExDestroyHandle(HandleTableEntry<T> entry) {
        ke.interlocked();
        ExpFreeHandleTableEntry(entry.leaf, entry.index);
        unblock();
    }

    /// Shows all entries in use, each locked meanwhile, lowest number first. Those that come or go
    /// meanwhile may be shown or not.
    @IrqlRequiresMax(APC_LEVEL)
    public void ExEnumHandleTable(Consumer<HandleTableEntry<T>> enumerator) {
        for (int index = 1; index < nextHandleNeedingPool; index++) {
            HandleTableEntry<T> entry = ExMapHandleToPointer(index * HANDLE_VALUE_INC);
            if (entry != null) {
                enumerator.accept(entry);
                ExUnlockHandleTableEntry(entry);
            }
        }
    }

    /// Hands over all entries in use, locked, to who takes each back, lowest number first.
    @IrqlRequiresMax(APC_LEVEL)
    public void ExSweepHandleTable(Consumer<HandleTableEntry<T>> sweeper) {
        for (int index = 1; index < nextHandleNeedingPool; index++) {
            HandleTableEntry<T> entry = ExMapHandleToPointer(index * HANDLE_VALUE_INC);
            if (entry != null) {
                sweeper.accept(entry);
            }
        }
    }

    /**
     * Enters an object under a number of the caller's choice: while nobody else knows the table.
     */
    void enterAt(int handle, T object, int attributes, int grantedAccess) {
        leaf(handle >>> 2)
                .use(HandleTableLeaf.slot(handle >>> 2), object, attributes, grantedAccess);
        handleCount++;
    }

    /** Gives the tree room for so many entries; all of them must be free. */
    void growTo(int entries) {
        while (nextHandleNeedingPool < entries) {
            ExpAllocateHandleTableEntrySlow();
        }
    }

    int entries() {
        return nextHandleNeedingPool;
    }

    /** Links the free entries anew, lowest first. */
    void relinkFree() {
        firstFree = 0;
        lastFree = 0;
        for (int index = nextHandleNeedingPool - 1; index > 0; index--) {
            HandleTableLeaf leaf = leaf(index);
            int slot = HandleTableLeaf.slot(index);
            if (slot != 0 && !leaf.isUsed(slot)) {
                leaf.setNextFree(slot, firstFree);
                firstFree = index;
            }
        }
    }

    // ---- locking entries --------------------------------------------------------------------

    /** False if the entry is free. */
    private boolean lock(HandleTableLeaf leaf, int slot) {
        while (true) {
            ke.interlocked();
            if (!leaf.isUsed(slot)) {
                return false;
            }
            if (leaf.tryToLock(slot)) {
                return true;
            }
            pushLocks.ExBlockPushLock(handleContentionEvent);
        }
    }

    private void unblock() {
        if (handleContentionEvent.waiting != null) {
            pushLocks.ExfUnblockPushLock(handleContentionEvent);
        }
    }

    // ---- free entries -----------------------------------------------------------------------

    /** The index of an entry that is now the caller's; 0 if there is none left. */
    private int ExpAllocateHandleTableEntry() {
        while (true) {
            ke.interlocked();
            if (firstFree == 0) {
                ExpMoveFreeHandles();
            }
            int index = firstFree;
            if (index != 0) {
                firstFree = leaf(index).nextFree(HandleTableLeaf.slot(index));
                handleCount++;
                return index;
            }
            pushLocks.ExfAcquirePushLockExclusive(handleTableLock);
            // Somebody else may have added a leaf while we waited for the lock.
            boolean grown = firstFree != 0 || ExpAllocateHandleTableEntrySlow();
            pushLocks.ExfReleasePushLockExclusive(handleTableLock);
            if (!grown) {
                return 0;
            }
        }
    }

    /** Takes the entries up again that have been given back; the first to come back goes first. */
    private void ExpMoveFreeHandles() {
        int index = lastFree;
        lastFree = 0;
        while (index != 0) {
            HandleTableLeaf leaf = leaf(index);
            int slot = HandleTableLeaf.slot(index);
            int next = leaf.nextFree(slot);
            leaf.setNextFree(slot, firstFree);
            firstFree = index;
            index = next;
        }
    }

    private void ExpFreeHandleTableEntry(HandleTableLeaf leaf, int index) {
        int slot = HandleTableLeaf.slot(index);
        leaf.free(slot, strictFifo ? lastFree : firstFree);
        if (strictFifo) {
            lastFree = index;
        } else {
            firstFree = index;
        }
        handleCount--;
    }

    /** Adds a leaf, and a level if it is needed; false if the table has its full size. */
    private boolean ExpAllocateHandleTableEntrySlow() {
        if (nextHandleNeedingPool == MAX_HANDLES) {
            return false;
        }
        var leaf = new HandleTableLeaf();
        int first = nextHandleNeedingPool;
        leaf.linkFree(first + 1, firstFree);
        place(leaf, first / HandleTableLeaf.ENTRIES);
        nextHandleNeedingPool = first + HandleTableLeaf.ENTRIES;
        firstFree = first + 1;
        return true;
    }

    private void place(HandleTableLeaf leaf, int number) {
        if (number == 0) {
            lowest = leaf;
            return;
        }
        if (number == 1) {
            middle = new HandleTableLeaf[MID_LEVEL];
            middle[0] = root(lowest);
        }
        if (number == MID_LEVEL) {
            high = new HandleTableLeaf[HIGH_LEVEL][];
            high[0] = root(middle);
        }
        if (high == null) {
            root(middle)[number] = leaf;
            return;
        }
        if (number % MID_LEVEL == 0) {
            high[number / MID_LEVEL] = new HandleTableLeaf[MID_LEVEL];
        }
        root(high[number / MID_LEVEL])[number % MID_LEVEL] = leaf;
    }

    private HandleTableLeaf leaf(int index) {
        int number = index / HandleTableLeaf.ENTRIES;
        if (high != null) {
            return root(high[number / MID_LEVEL])[number % MID_LEVEL];
        }
        return middle != null ? middle[number] : root(lowest);
    }

    private static <R> R root(@Nullable R page) {
        if (page == null) {
            throw new IllegalStateException("no such level");
        }
        return page;
    }
}
