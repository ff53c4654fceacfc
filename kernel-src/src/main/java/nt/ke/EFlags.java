package nt.ke;

/// Bits of the flags register that the kernel looks at.
///
/// @source Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1, 3.4.3
public final class EFlags {

    /** It stops after the next instruction. */
    public static final int TRAP = 0x100;

    public static final int INTERRUPT = 0x200;

    public static final int VIRTUAL_8086 = 0x2_0000;

    /// What a program may choose for itself.
    ///
    /// @source https://github.com/reactos/reactos `sdk/include/ndk/i386/ketypes.h` (the mask)
    private static final int USER_SETTABLE = 0x3F_4DD7;

    private EFlags() {}

    /** What remains of flags that a program has asked for: interrupts are always let in. */
    public static int sanitized(int wanted) {
        return wanted & USER_SETTABLE & ~VIRTUAL_8086 | INTERRUPT;
    }
}
