package nt.ob;

import static nt.ob.SecurityInformation.DACL_SECURITY_INFORMATION;
import static nt.ob.SecurityInformation.GROUP_SECURITY_INFORMATION;
import static nt.ob.SecurityInformation.OWNER_SECURITY_INFORMATION;
import static nt.ob.SecurityInformation.SACL_SECURITY_INFORMATION;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import nt.rtl.Nt;

/// Who owns an object and who may do what with it.
///
/// @param control which of the lists there are, and how they came about
/// @param owner a security identifier; empty: none
/// @param group the same
/// @param sacl an access control list; what is audited. Empty: none
/// @param dacl an access control list; what is allowed. Empty, if there is one: everything
/// @source https://learn.microsoft.com/en-us/windows/win32/api/winnt/ns-winnt-security_descriptor
/// @model What is in the parts only Se knows, which does not exist yet.
@Nt("SECURITY_DESCRIPTOR")
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SecurityDescriptor(
        int control, byte[] owner, byte[] group, byte[] sacl, byte[] dacl) {

    static final int REVISION = 1;

    static final int SE_DACL_PRESENT = 4;
    static final int SE_SACL_PRESENT = 0x10;
    static final int SE_SELF_RELATIVE = 0x8000;

    private static final int SE_DACL_BITS = 0x150C;
    private static final int SE_SACL_BITS = 0x2A30;

    // Where things are.
    static final int CONTROL = 2;
    static final int OWNER = 4;
    static final int GROUP = 8;
    static final int SACL = 12;
    static final int DACL = 16;
    static final int SIZE = 20;

    private static final byte[] NONE = {};

    /** One that says nothing. */
    public static final SecurityDescriptor EMPTY =
            new SecurityDescriptor(0, NONE, NONE, NONE, NONE);

    /** How long it is in self-relative form. */
    public int length() {
        return SIZE + owner.length + group.length + sacl.length + dacl.length;
    }

    /** These parts of it alone. */
    public SecurityDescriptor parts(int information) {
        return EMPTY.with(information, this);
    }

    /** The same with these parts of the other one. */
    public SecurityDescriptor with(int information, SecurityDescriptor other) {
        boolean takesSacl = (information & SACL_SECURITY_INFORMATION) != 0;
        boolean takesDacl = (information & DACL_SECURITY_INFORMATION) != 0;
        int taken = (takesSacl ? SE_SACL_BITS : 0) | (takesDacl ? SE_DACL_BITS : 0);
        return new SecurityDescriptor(
                control & ~taken | other.control & taken,
                (information & OWNER_SECURITY_INFORMATION) != 0 ? other.owner : owner,
                (information & GROUP_SECURITY_INFORMATION) != 0 ? other.group : group,
                takesSacl ? other.sacl : sacl,
                takesDacl ? other.dacl : dacl);
    }

    /** Its self-relative form. */
    public byte[] bytes() {
        var out = ByteBuffer.allocate(length()).order(ByteOrder.LITTLE_ENDIAN);
        out.put(0, (byte) REVISION).putShort(CONTROL, (short) (control | SE_SELF_RELATIVE));
        out.position(SIZE);
        put(out, OWNER, owner);
        put(out, GROUP, group);
        put(out, SACL, sacl);
        put(out, DACL, dacl);
        return out.array();
    }

    private static void put(ByteBuffer out, int field, byte[] part) {
        out.putInt(field, part.length == 0 ? 0 : out.position());
        out.put(part);
    }
}
