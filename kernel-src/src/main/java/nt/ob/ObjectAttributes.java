package nt.ob;

import nt.ex.HandleTableEntry;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/// What is wanted of an object that is created or opened, as captured from the caller's memory.
///
/// @param rootDirectory a handle; the name is looked up from there. 0: from the root
/// @param objectName null and empty are not the same where there is a root directory
/// @param attributes bits, see below
@Nt("OBJECT_ATTRIBUTES")
public record ObjectAttributes(
        int rootDirectory,
        @Nullable String objectName,
        int attributes,
        @Nullable SecurityDescriptor securityDescriptor) {

    /** New processes get the handle, too. */
    public static final int OBJ_INHERIT = HandleTableEntry.OBJ_INHERIT;

    /** The object's name stays when its last handle is closed. */
    public static final int OBJ_PERMANENT = 0x10;

    /** Only one process can have the object open. */
    public static final int OBJ_EXCLUSIVE = 0x20;

    public static final int OBJ_CASE_INSENSITIVE = 0x40;

    /** If there is such an object it is opened instead of being created. */
    public static final int OBJ_OPENIF = 0x80;

    /** The object is opened, even if it is a link to another. */
    public static final int OBJ_OPENLINK = 0x100;

    /** The handle is the system's, and not of use in user mode. */
    public static final int OBJ_KERNEL_HANDLE = 0x200;

    /** Access is checked, although it is the kernel that asks. */
    public static final int OBJ_FORCE_ACCESS_CHECK = 0x400;

    public static final int OBJ_VALID_ATTRIBUTES = 0x7F2;

    /** Nothing in particular: no name. */
    public static final ObjectAttributes NONE = new ObjectAttributes(0, null, 0, null);

    /** An object with this name, from the root on. */
    public static ObjectAttributes named(String name, int attributes) {
        return new ObjectAttributes(0, name, attributes, null);
    }

    public boolean has(int attribute) {
        return (attributes & attribute) != 0;
    }

    boolean isNamed() {
        return objectName != null && !objectName.isEmpty();
    }
}
