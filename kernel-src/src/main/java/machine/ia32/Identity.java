package machine.ia32;

import static machine.ia32.Registers.EAX;
import static machine.ia32.Registers.EBX;
import static machine.ia32.Registers.ECX;
import static machine.ia32.Registers.EDX;

/// What CPUID says: a Xeon of the time of NT 5.2, with the features that are implemented and no
/// others.
///
/// @param apicId the number of the processor
/// @param extraFeatures bits of leaf 1's EDX for what the machine around the processor has
public record Identity(int apicId, int extraFeatures) {

    /** Leaf 1, EDX. */
    public static final int FPU = 1;

    public static final int DEBUG_EXTENSIONS = 1 << 2;
    public static final int LARGE_PAGES = 1 << 3;
    public static final int TIME_STAMP = 1 << 4;
    public static final int MODEL_SPECIFIC_REGISTERS = 1 << 5;
    public static final int PHYSICAL_ADDRESS_EXTENSION = 1 << 6;
    public static final int CMPXCHG8B = 1 << 8;
    public static final int APIC = 1 << 9;
    public static final int FAST_SYSTEM_CALL = 1 << 11;
    public static final int GLOBAL_PAGES = 1 << 13;
    public static final int CONDITIONAL_MOVE = 1 << 15;
    public static final int FXSR = 1 << 24;
    public static final int SSE = 1 << 25;
    public static final int SSE2 = 1 << 26;

    private static final int FEATURES =
            FPU
                    | DEBUG_EXTENSIONS
                    | LARGE_PAGES
                    | TIME_STAMP
                    | MODEL_SPECIFIC_REGISTERS
                    | PHYSICAL_ADDRESS_EXTENSION
                    | CMPXCHG8B
                    | FAST_SYSTEM_CALL
                    | GLOBAL_PAGES
                    | CONDITIONAL_MOVE
                    | FXSR
                    | SSE
                    | SSE2;

    /** Family 15, model 2, stepping 9. */
    private static final int SIGNATURE = 0xF29;

    private static final int EXTENDED = 0x80000000;

    /** Leaf 80000001h, EDX. */
    private static final int NO_EXECUTE = 1 << 20;

    /** A processor that stands alone. */
    public static final Identity ALONE = new Identity(0, 0);

    public int features() {
        return FEATURES | extraFeatures;
    }

    void answer(Registers registers) {
        switch (registers.general[EAX]) {
            case 0 -> set(registers, 1, ascii("Genu"), ascii("ntel"), ascii("ineI"));
            case EXTENDED -> set(registers, EXTENDED + 1, 0, 0, 0);
            case EXTENDED + 1 -> set(registers, 0, 0, 0, NO_EXECUTE);
            // What lies beyond the last leaf is answered as that.
            default -> set(registers, SIGNATURE, apicId << 24, 0, features());
        }
    }

    private static void set(Registers registers, int eax, int ebx, int ecx, int edx) {
        registers.general[EAX] = eax;
        registers.general[EBX] = ebx;
        registers.general[ECX] = ecx;
        registers.general[EDX] = edx;
    }

    private static int ascii(String four) {
        int word = 0;
        for (int i = 3; i >= 0; i--) {
            word = word << Byte.SIZE | four.charAt(i);
        }
        return word;
    }
}
