package nt.ex;

import nt.rtl.Nt;

/** An entry of a handle table that whoever has this has locked. */
@Nt("HANDLE_TABLE_ENTRY")
public final class HandleTableEntry<T> {

    /** The handle cannot be closed. */
    public static final int OBJ_PROTECT_CLOSE = 1;

    /** New processes get the handle, too. */
    public static final int OBJ_INHERIT = 2;

    /** Closing the handle is audited. */
    public static final int OBJ_AUDIT_OBJECT_CLOSE = 4;

    final HandleTableLeaf leaf;
    final int index;

    HandleTableEntry(HandleTableLeaf leaf, int index) {
        this.leaf = leaf;
        this.index = index;
    }

    int slot() {
        return HandleTableLeaf.slot(index);
    }

    /** The number of the entry. */
    public int handle() {
        return index * HandleTable.HANDLE_VALUE_INC;
    }

    @SuppressWarnings("unchecked") // a table has entries of its own kind only
    public T object() {
        return (T) leaf.object(slot());
    }

    public int grantedAccess() {
        return leaf.grantedAccess(slot());
    }

    /** Of the three above. */
    public int attributes() {
        return leaf.attributes(slot());
    }

    public void setAttributes(int attributes) {
        leaf.setAttributes(slot(), attributes);
    }
}
