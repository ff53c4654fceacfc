package nt.ob;

import nt.rtl.Nt;

/// Parts of a security descriptor, as bits.
///
/// @source https://learn.microsoft.com/en-us/windows/win32/secauthz/security-information
@Nt("SECURITY_INFORMATION")
public final class SecurityInformation {

    public static final int OWNER_SECURITY_INFORMATION = 1;
    public static final int GROUP_SECURITY_INFORMATION = 2;
    public static final int DACL_SECURITY_INFORMATION = 4;
    public static final int SACL_SECURITY_INFORMATION = 8;

    private SecurityInformation() {}

    /** The rights that it takes to be told these parts. */
    public static int accessToQuery(int information) {
        return ((information & ~SACL_SECURITY_INFORMATION) != 0 ? AccessMask.READ_CONTROL : 0)
                | audit(information);
    }

    /** The rights that it takes to replace these parts. */
    public static int accessToSet(int information) {
        int owner = OWNER_SECURITY_INFORMATION | GROUP_SECURITY_INFORMATION;
        return ((information & owner) != 0 ? AccessMask.WRITE_OWNER : 0)
                | ((information & DACL_SECURITY_INFORMATION) != 0 ? AccessMask.WRITE_DAC : 0)
                | audit(information);
    }

    private static int audit(int information) {
        return (information & SACL_SECURITY_INFORMATION) != 0
                ? AccessMask.ACCESS_SYSTEM_SECURITY
                : 0;
    }
}
