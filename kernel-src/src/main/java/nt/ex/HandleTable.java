package nt.ex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nt.ke.KSpinLock;
import nt.ke.SpinLocks;
import nt.rtl.KIrql;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/// Numbers for objects. A number is four times the index of its entry, so its lower two bits are
/// free for use by its holder; entry 0 is never given. A number that has been given back is given
/// out again as late as possible.
///
/// @model NT keeps the entries in a tree of pages and takes push locks; here it is a list under a
///   spin lock.
/// @source https://github.com/reactos/reactos `ntoskrnl/include/internal/ex.h` (the numbers)
@Nt("HANDLE_TABLE")
public final class HandleTable<T> {

    private static final int HANDLE_VALUE_INC = 4;

    private final SpinLocks spinLocks;
    private final KSpinLock lock = new KSpinLock();
    private final List<@Nullable T> entries = new ArrayList<>();
    private final ArrayDeque<Integer> free = new ArrayDeque<>();

    public HandleTable(SpinLocks spinLocks) {
        this.spinLocks = spinLocks;
        entries.add(null);
    }

    /** Enters an object, and gives its number. */
    public int ExCreateHandle(T object) {
        KIrql oldIrql = spinLocks.KeAcquireSpinLock(lock);
        int index = free.isEmpty() ? entries.size() : free.removeFirst();
        if (index == entries.size()) {
            entries.add(object);
        } else {
            entries.set(index, object);
        }
        spinLocks.KeReleaseSpinLock(lock, oldIrql);
        return index * HANDLE_VALUE_INC;
    }

    /** Gives a number back; false if it stands for nothing. */
    public boolean ExDestroyHandle(int handle) {
        KIrql oldIrql = spinLocks.KeAcquireSpinLock(lock);
        boolean found = entry(handle) != null;
        if (found) {
            entries.set(handle / HANDLE_VALUE_INC, null);
            free.addLast(handle / HANDLE_VALUE_INC);
        }
        spinLocks.KeReleaseSpinLock(lock, oldIrql);
        return found;
    }

    /** The object with that number. */
    public Optional<T> ExMapHandleToPointer(int handle) {
        KIrql oldIrql = spinLocks.KeAcquireSpinLock(lock);
        T object = entry(handle);
        spinLocks.KeReleaseSpinLock(lock, oldIrql);
        return Optional.ofNullable(object);
    }

    private @Nullable T entry(int handle) {
        int index = handle / HANDLE_VALUE_INC;
        return index < entries.size() ? entries.get(index) : null;
    }
}
