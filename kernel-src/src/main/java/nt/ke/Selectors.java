package nt.ke;

import nt.rtl.Nt;

/// The segments, as every program and every routine of the kernel finds them in its registers.
///
/// @source https://github.com/reactos/reactos `sdk/include/ndk/i386/ketypes.h`
public final class Selectors {

    /** The two bits that say for whom. */
    static final int RING_3 = 3;

    @Nt("KGDT_R0_CODE")
    public static final int KERNEL_CODE = 0x08;

    @Nt("KGDT_R0_DATA")
    public static final int KERNEL_DATA = 0x10;

    @Nt("KGDT_R3_CODE")
    public static final int USER_CODE = 0x18 | RING_3;

    @Nt("KGDT_R3_DATA")
    public static final int USER_DATA = 0x20 | RING_3;

    @Nt("KGDT_TSS")
    public static final int TASK = 0x28;

    /** `fs` in the kernel. */
    @Nt("KGDT_R0_PCR")
    public static final int PROCESSOR_REGION = 0x30;

    /** `fs` in user mode. */
    @Nt("KGDT_R3_TEB")
    public static final int USER_TEB = 0x38 | RING_3;

    private Selectors() {}

    /** The selector that a program has asked for, if it is of a segment that programs have. */
    static int sanitized(int wanted) {
        int selector = wanted & 0xFFFF;
        return switch (selector | RING_3) {
            case USER_CODE, USER_DATA, USER_TEB -> selector;
            default -> 0;
        };
    }
}
