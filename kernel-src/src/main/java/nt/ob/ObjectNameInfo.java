package nt.ob;

import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/** What an object is called, and where. */
@Nt("OBJECT_HEADER_NAME_INFO")
public final class ObjectNameInfo {

    static final int SIZE = 0x10;

    final String name;

    /** Referenced by the object; null before it is inserted and after its name is gone. */
    @Nullable ObjectDirectory directory;

    ObjectNameInfo(String name) {
        this.name = name;
    }
}
