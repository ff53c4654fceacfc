package machine.ia32;

import java.util.Arrays;

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

    /** Two bits for each physical register: 0 valid, 1 zero, 2 special, 3 empty. */
    public int tagWord() {
        int tags = 0;
        for (int i = 7; i >= 0; i--) {
            tags = tags << 2 | tag(i);
        }
        return tags;
    }

    private int tag(int register) {
        if ((emptyMask >>> register & 1) != 0) {
            return 3;
        }
        int exponent = exponents[register] & 0x7FFF;
        if (exponent == 0 && significands[register] == 0) {
            return 1;
        }
        return exponent == 0 || exponent == 0x7FFF || significands[register] >= 0 ? 2 : 0;
    }

    /** Of a tag word only which registers are empty is taken over. */
    public void setTagWord(int tags) {
        emptyMask = 0;
        for (int i = 0; i < 8; i++) {
            if ((tags >>> i * 2 & 3) == 3) {
                emptyMask |= 1 << i;
            }
        }
    }

    // ---- images -----------------------------------------------------------------------------

    /** Bytes of the image that FXSAVE makes. */
    public static final int IMAGE_SIZE = 512;

    /** The bits of MXCSR that can be set. */
    public static final int MXCSR_MASK = 0xFFFF;

    private static final int REGISTERS_AT = 32;
    private static final int XMM_AT = 160;

    /** Writes the image that FXSAVE makes. */
    public void save(byte[] into, int at) {
        Arrays.fill(into, at, at + IMAGE_SIZE, (byte) 0);
        put(into, at, control | status << 16);
        put(into, at + 4, ~emptyMask & 0xFF | lastOpcode << 16);
        put(into, at + 8, lastInstruction);
        put(into, at + 12, lastCodeSelector);
        put(into, at + 16, lastOperand);
        put(into, at + 20, lastOperandSelector);
        put(into, at + 24, mxcsr);
        put(into, at + 28, MXCSR_MASK);
        for (int i = 0; i < 8; i++) {
            int register = top() + i & 7;
            int place = at + REGISTERS_AT + i * 16;
            putLong(into, place, significands[register]);
            put(into, place + 8, exponents[register] & 0xFFFF);
        }
        for (int i = 0; i < xmm.length; i++) {
            putLong(into, at + XMM_AT + i * Long.BYTES, xmm[i]);
        }
    }

    /// Takes over an image that FXSAVE has made.
    ///
    /// @return false, and nothing has changed, if it sets bits of MXCSR that there are not
    public boolean restore(byte[] from, int at) {
        int newMxcsr = get(from, at + 24);
        if ((newMxcsr & ~MXCSR_MASK) != 0) {
            return false;
        }
        mxcsr = newMxcsr;
        control = get(from, at) & 0x1F7F | 0x40;
        status = get(from, at) >>> 16;
        emptyMask = ~get(from, at + 4) & 0xFF;
        lastOpcode = get(from, at + 4) >>> 16 & 0x7FF;
        lastInstruction = get(from, at + 8);
        lastCodeSelector = get(from, at + 12) & 0xFFFF;
        lastOperand = get(from, at + 16);
        lastOperandSelector = get(from, at + 20) & 0xFFFF;
        for (int i = 0; i < 8; i++) {
            int register = top() + i & 7;
            int place = at + REGISTERS_AT + i * 16;
            significands[register] = getLong(from, place);
            exponents[register] = (short) get(from, place + 8);
        }
        for (int i = 0; i < xmm.length; i++) {
            xmm[i] = getLong(from, at + XMM_AT + i * Long.BYTES);
        }
        return true;
    }

    /** Bytes of the image that FNSAVE makes. */
    public static final int OLD_IMAGE_SIZE = 108;

    /** Writes the image that FNSAVE makes, which has no XMM registers. */
    public void saveOld(byte[] into, int at) {
        put(into, at, control | 0xFFFF0000);
        put(into, at + 4, status | 0xFFFF0000);
        put(into, at + 8, tagWord() | 0xFFFF0000);
        put(into, at + 12, lastInstruction);
        put(into, at + 16, lastCodeSelector | lastOpcode << 16);
        put(into, at + 20, lastOperand);
        put(into, at + 24, lastOperandSelector | 0xFFFF0000);
        for (int i = 0; i < 8; i++) {
            int register = top() + i & 7;
            int place = at + 28 + i * 10;
            putLong(into, place, significands[register]);
            into[place + 8] = (byte) exponents[register];
            into[place + 9] = (byte) (exponents[register] >> Byte.SIZE);
        }
    }

    /** Takes over an image that FNSAVE has made. */
    public void restoreOld(byte[] from, int at) {
        control = get(from, at) & 0x1F7F | 0x40;
        status = get(from, at + 4) & 0xFFFF;
        setTagWord(get(from, at + 8));
        lastInstruction = get(from, at + 12);
        lastCodeSelector = get(from, at + 16) & 0xFFFF;
        lastOpcode = get(from, at + 16) >>> 16 & 0x7FF;
        lastOperand = get(from, at + 20);
        lastOperandSelector = get(from, at + 24) & 0xFFFF;
        for (int i = 0; i < 8; i++) {
            int register = top() + i & 7;
            int place = at + 28 + i * 10;
            significands[register] = getLong(from, place);
            exponents[register] = (short) (from[place + 8] & 0xFF | from[place + 9] << Byte.SIZE);
        }
    }

    private int top() {
        return status >>> 11 & 7;
    }

    private static void put(byte[] into, int at, int value) {
        for (int i = 0; i < Integer.BYTES; i++) {
            into[at + i] = (byte) (value >>> i * Byte.SIZE);
        }
    }

    private static void putLong(byte[] into, int at, long value) {
        put(into, at, (int) value);
        put(into, at + Integer.BYTES, (int) (value >>> 32));
    }

    private static int get(byte[] from, int at) {
        int value = 0;
        for (int i = Integer.BYTES - 1; i >= 0; i--) {
            value = value << Byte.SIZE | from[at + i] & 0xFF;
        }
        return value;
    }

    private static long getLong(byte[] from, int at) {
        return (long) get(from, at + Integer.BYTES) << 32 | get(from, at) & 0xFFFFFFFFL;
    }
}
