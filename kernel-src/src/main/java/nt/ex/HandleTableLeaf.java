package nt.ex;

import org.jspecify.annotations.Nullable;

/// A page of entries, eight bytes each: which object, and a word.
///
/// | word | in use | free |
/// |---|---|---|
/// | 0–24 | the access granted | the index of the next free one |
/// | 28–30 | protected from being closed, inherited, audited | |
/// | 31 | locked | |
///
/// @model NT has *locked*, *inherited* and *audited* in the low bits of the pointer to the object,
///   which point nowhere, and *protected* in bit 25 of the access.
final class HandleTableLeaf {

    static final int ENTRIES = 512;

    private static final int ACCESS = 0x01FF_FFFF;
    private static final int ATTRIBUTES_SHIFT = 28;
    private static final int LOCKED = 1 << 31;

    private final @Nullable Object[] objects = new @Nullable Object[ENTRIES];
    private final int[] words = new int[ENTRIES];

    /** Where in its leaf an entry is. */
    static int slot(int index) {
        return index % ENTRIES;
    }

    boolean isUsed(int slot) {
        return objects[slot] != null;
    }

    void use(int slot, Object object, int attributes, int grantedAccess) {
        objects[slot] = object;
        words[slot] = grantedAccess & ACCESS | attributes << ATTRIBUTES_SHIFT;
    }

    Object object(int slot) {
        Object object = objects[slot];
        if (object == null) {
            throw new IllegalStateException("the entry is free");
        }
        return object;
    }

    int grantedAccess(int slot) {
        return words[slot] & ACCESS;
    }

    int attributes(int slot) {
        return (words[slot] & ~LOCKED) >>> ATTRIBUTES_SHIFT;
    }

    void setAttributes(int slot, int attributes) {
        words[slot] = words[slot] & (LOCKED | ACCESS) | attributes << ATTRIBUTES_SHIFT;
    }

    boolean tryToLock(int slot) {
        if ((words[slot] & LOCKED) != 0) {
            return false;
        }
        words[slot] |= LOCKED;
        return true;
    }

    void unlock(int slot) {
        words[slot] &= ~LOCKED;
    }

    void free(int slot, int next) {
        objects[slot] = null;
        words[slot] = next;
    }

    int nextFree(int slot) {
        return words[slot];
    }

    void setNextFree(int slot, int next) {
        words[slot] = next;
    }

    /** Links all entries but the first, of which the next has the index `index`. */
    void linkFree(int index, int after) {
        for (int slot = 1; slot < ENTRIES - 1; slot++) {
            words[slot] = index + slot;
        }
        words[ENTRIES - 1] = after;
    }
}
