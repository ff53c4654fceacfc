package nt.ob;

import nt.rtl.Nt;

/// Rights as bits: 0 to 15 are the type's own, the others mean the same for all types.
///
/// @source https://learn.microsoft.com/en-us/windows/win32/secauthz/access-mask-format
@Nt("ACCESS_MASK")
public final class AccessMask {

    public static final int DELETE = 0x1_0000;
    public static final int READ_CONTROL = 0x2_0000;
    public static final int WRITE_DAC = 0x4_0000;
    public static final int WRITE_OWNER = 0x8_0000;
    public static final int SYNCHRONIZE = 0x10_0000;
    public static final int ACCESS_SYSTEM_SECURITY = 0x100_0000;

    /** As much as the caller can get. */
    public static final int MAXIMUM_ALLOWED = 0x200_0000;

    public static final int GENERIC_ALL = 0x1000_0000;
    public static final int GENERIC_EXECUTE = 0x2000_0000;
    public static final int GENERIC_WRITE = 0x4000_0000;
    public static final int GENERIC_READ = 0x8000_0000;

    private AccessMask() {}
}
