package nt.ob;

import static nt.ob.SecurityDescriptor.CONTROL;
import static nt.ob.SecurityDescriptor.DACL;
import static nt.ob.SecurityDescriptor.GROUP;
import static nt.ob.SecurityDescriptor.OWNER;
import static nt.ob.SecurityDescriptor.REVISION;
import static nt.ob.SecurityDescriptor.SACL;
import static nt.ob.SecurityDescriptor.SE_DACL_PRESENT;
import static nt.ob.SecurityDescriptor.SE_SACL_PRESENT;
import static nt.ob.SecurityDescriptor.SE_SELF_RELATIVE;
import static nt.ob.SecurityDescriptor.SIZE;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import nt.ke.UserMemory;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import org.jspecify.annotations.Nullable;

/// Captures a security descriptor from the caller's memory, absolute or self-relative.
///
/// | offset | |
/// |---|---|
/// | 0 | revision: 1 |
/// | 2 | control bits |
/// | 4, 8 | owner, group: security identifiers |
/// | 12, 16 | system and discretionary access control list |
///
/// @model Whether what it says makes sense only Se can tell; here it is complete and well-formed.
/// @source https://learn.microsoft.com/en-us/windows/win32/api/winnt/ns-winnt-security_descriptor
final class SecurityDescriptorCapture {

    private static final int SID_HEADER = 8;
    private static final int SID_MAX_SUB_AUTHORITIES = 15;
    private static final int ACL_HEADER = 8;

    private final UserMemory memory;
    private @Nullable NtStatus refused;

    SecurityDescriptorCapture(UserMemory memory) {
        this.memory = memory;
    }

    /// @return `STATUS_UNKNOWN_REVISION`, `STATUS_INVALID_SID` or `STATUS_INVALID_ACL` if it is
    ///   none
    @IrqlRequiresMax(PASSIVE_LEVEL)
    Outcome<SecurityDescriptor> SeCaptureSecurityDescriptor(int address) {
        memory.ProbeForRead(address, SIZE, Integer.BYTES);
        if (memory.readByte(address) != REVISION) {
            return Outcome.failed(NtStatus.STATUS_UNKNOWN_REVISION);
        }
        int control = memory.readWord(address + CONTROL);
        byte[] owner = sid(part(address, control, OWNER));
        byte[] group = sid(part(address, control, GROUP));
        byte[] sacl = acl((control & SE_SACL_PRESENT) == 0 ? 0 : part(address, control, SACL));
        byte[] dacl = acl((control & SE_DACL_PRESENT) == 0 ? 0 : part(address, control, DACL));
        if (refused != null) {
            return Outcome.failed(refused);
        }
        return Outcome.of(
                new SecurityDescriptor(control & ~SE_SELF_RELATIVE, owner, group, sacl, dacl));
    }

    /** Where a part is: what stands there is an offset in one form and an address in the other. */
    private int part(int address, int control, int field) {
        int where = memory.readInt(address + field);
        return where != 0 && (control & SE_SELF_RELATIVE) != 0 ? address + where : where;
    }

    private byte[] sid(int address) {
        if (address == 0) {
            return new byte[0];
        }
        memory.ProbeForRead(address, SID_HEADER, Integer.BYTES);
        int subAuthorities = memory.readByte(address + 1) & 0xFF;
        if (memory.readByte(address) != REVISION || subAuthorities > SID_MAX_SUB_AUTHORITIES) {
            refused = NtStatus.STATUS_INVALID_SID;
            return new byte[0];
        }
        return memory.readBytes(address, SID_HEADER + subAuthorities * Integer.BYTES);
    }

    private byte[] acl(int address) {
        if (address == 0) {
            return new byte[0];
        }
        memory.ProbeForRead(address, ACL_HEADER, Integer.BYTES);
        int size = memory.readWord(address + 2);
        if (size < ACL_HEADER || size % Integer.BYTES != 0) {
            refused = NtStatus.STATUS_INVALID_ACL;
            return new byte[0];
        }
        return memory.readBytes(address, size);
    }
}
