package nt.ob;

import nt.rtl.ListEntry;
import nt.rtl.Nt;

/** Who has created an object. */
@Nt("OBJECT_HEADER_CREATOR_INFO")
public final class ObjectCreatorInfo {

    static final int SIZE = 0x10;

    /** Link in the list of the type's objects. */
    final ListEntry<ObjectHeader> typeList;

    private final int creatorUniqueProcess;

    ObjectCreatorInfo(ObjectHeader header, int creatorUniqueProcess) {
        typeList = new ListEntry<>(header);
        this.creatorUniqueProcess = creatorUniqueProcess;
    }

    /** The number of the process. */
    public int creatorUniqueProcess() {
        return creatorUniqueProcess;
    }
}
