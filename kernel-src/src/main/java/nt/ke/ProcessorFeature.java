package nt.ke;

/// What programs can ask of a processor without asking it itself.
///
/// @source
///   https://learn.microsoft.com/en-us/windows/win32/api/processthreadsapi/nf-processthreadsapi-isprocessorfeaturepresent
public enum ProcessorFeature {
    COMPARE_EXCHANGE_DOUBLE(2, 8),
    MMX_INSTRUCTIONS(3, 23),
    XMMI_INSTRUCTIONS(6, 25),
    RDTSC_INSTRUCTION(8, 4),
    XMMI64_INSTRUCTIONS(10, 26);

    private final int number;
    private final int cpuidBit;

    ProcessorFeature(int number, int cpuidBit) {
        this.number = number;
        this.cpuidBit = cpuidBit;
    }

    /** The number by which programs ask. */
    public int number() {
        return number;
    }

    /** Whether a processor has it that says that of itself in EDX, for CPUID 1. */
    public boolean isIn(int featureBits) {
        return (featureBits >>> cpuidBit & 1) != 0;
    }
}
