package machine.ia32;

/// The registers of the x87 and SSE units. A thread has its own.
///
/// An x87 register is a significand of 64 bits with its leading one, and a sign with 15 bits of
/// exponent, as FXSAVE stores it. They are numbered physically; ST(0) is that which the status
/// word's TOP names.
public final class FpuState {

    public final long[] significands = new long[8];
    public final short[] exponents = new short[8];
    public int control = 0x37F;

    /** With TOP in bits 11 to 13. */
    public int status;

    /** A bit for each physical register that is empty. */
    public int emptyMask = 0xFF;

    public int lastOpcode;
    public int lastInstruction;
    public int lastCodeSelector;
    public int lastOperand;
    public int lastOperandSelector;

    /** XMM0 to XMM7, two words each, the low one first. */
    public final long[] xmm = new long[16];

    public int mxcsr = 0x1F80;

    /** Takes over another state. */
    public void copyFrom(FpuState other) {
        System.arraycopy(other.significands, 0, significands, 0, significands.length);
        System.arraycopy(other.exponents, 0, exponents, 0, exponents.length);
        System.arraycopy(other.xmm, 0, xmm, 0, xmm.length);
        control = other.control;
        status = other.status;
        emptyMask = other.emptyMask;
        lastOpcode = other.lastOpcode;
        lastInstruction = other.lastInstruction;
        lastCodeSelector = other.lastCodeSelector;
        lastOperand = other.lastOperand;
        lastOperandSelector = other.lastOperandSelector;
        mxcsr = other.mxcsr;
    }
}
