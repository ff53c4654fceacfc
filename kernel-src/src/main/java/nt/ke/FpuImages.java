package nt.ke;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import machine.ia32.FpuState;

/// The floating-point registers of a thread as a `CONTEXT` has them: once as the `FNSAVE`
/// instruction stores them, and once, with the vector registers, as `FXSAVE` does.
///
/// @source Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1, 8.1.10 and
///   10.5.1
final class FpuImages {

    private static final int REGISTERS = 8;

    /** Of a register: the significand, then sign and exponent. */
    private static final int REGISTER_BYTES = 10;

    // ---- where things are in the image of FNSAVE
    private static final int OLD_STATUS = 4;
    private static final int OLD_TAGS = 8;
    private static final int OLD_INSTRUCTION = 12;
    private static final int OLD_CODE_SELECTOR = 16;
    private static final int OLD_OPERAND = 20;
    private static final int OLD_OPERAND_SELECTOR = 24;
    private static final int OLD_REGISTERS = 28;

    /** The unused upper halves of its first words. */
    private static final int UNUSED = 0xFFFF_0000;

    private static final int OPCODE_SHIFT = 16;
    private static final int OPCODE_MASK = 0x7FF;

    // ---- the tags of FNSAVE: two bits for each register
    private static final int TAG_VALID = 0;
    private static final int TAG_ZERO = 1;
    private static final int TAG_SPECIAL = 2;
    private static final int TAG_EMPTY = 3;

    // ---- where things are in the image of FXSAVE
    private static final int STATUS = 2;
    private static final int VALID = 4;
    private static final int OPCODE = 6;
    private static final int INSTRUCTION = 8;
    private static final int CODE_SELECTOR = 12;
    private static final int OPERAND = 16;
    private static final int OPERAND_SELECTOR = 20;
    private static final int MXCSR = 24;
    private static final int MXCSR_MASK = 28;
    private static final int STACK = 32;
    private static final int STACK_STEP = 16;
    private static final int VECTORS = 160;

    /** The bits of MXCSR that exist. */
    private static final int MXCSR_BITS = 0xFFBF;

    private static final int TOP_SHIFT = 11;
    private static final int EXPONENT_MASK = 0x7FFF;

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private FpuImages() {}

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    // ---- as FNSAVE stores it ----------------------------------------------------------------

    static void saveOld(FpuState fpu, byte[] image, int at) {
        INT.set(image, at, fpu.control | UNUSED);
        INT.set(image, at + OLD_STATUS, fpu.status | UNUSED);
        INT.set(image, at + OLD_TAGS, tags(fpu) | UNUSED);
        INT.set(image, at + OLD_INSTRUCTION, fpu.lastInstruction);
        INT.set(
                image,
                at + OLD_CODE_SELECTOR,
                fpu.lastCodeSelector | fpu.lastOpcode << OPCODE_SHIFT);
        INT.set(image, at + OLD_OPERAND, fpu.lastOperand);
        INT.set(image, at + OLD_OPERAND_SELECTOR, fpu.lastOperandSelector | UNUSED);
        saveRegisters(fpu, image, at + OLD_REGISTERS, REGISTER_BYTES);
    }

    static void restoreOld(FpuState fpu, byte[] image, int at) {
        fpu.control = word(image, at);
        fpu.status = word(image, at + OLD_STATUS);
        fpu.emptyMask = 0;
        int tags = word(image, at + OLD_TAGS);
        for (int register = 0; register < REGISTERS; register++) {
            if ((tags >> 2 * register & TAG_EMPTY) == TAG_EMPTY) {
                fpu.emptyMask |= 1 << register;
            }
        }
        fpu.lastInstruction = (int) INT.get(image, at + OLD_INSTRUCTION);
        int selector = (int) INT.get(image, at + OLD_CODE_SELECTOR);
        fpu.lastCodeSelector = selector & 0xFFFF;
        fpu.lastOpcode = selector >>> OPCODE_SHIFT & OPCODE_MASK;
        fpu.lastOperand = (int) INT.get(image, at + OLD_OPERAND);
        fpu.lastOperandSelector = word(image, at + OLD_OPERAND_SELECTOR);
        restoreRegisters(fpu, image, at + OLD_REGISTERS, REGISTER_BYTES);
    }

    private static int tags(FpuState fpu) {
        int tags = 0;
        for (int register = 0; register < REGISTERS; register++) {
            tags |= tag(fpu, register) << 2 * register;
        }
        return tags;
    }

    private static int tag(FpuState fpu, int register) {
        if ((fpu.emptyMask & 1 << register) != 0) {
            return TAG_EMPTY;
        }
        int exponent = fpu.exponents[register] & EXPONENT_MASK;
        long significand = fpu.significands[register];
        if (exponent == 0 && significand == 0) {
            return TAG_ZERO;
        }
        return exponent == 0 || exponent == EXPONENT_MASK || significand >= 0
                ? TAG_SPECIAL
                : TAG_VALID;
    }

    // ---- as FXSAVE stores it ----------------------------------------------------------------

    static void save(FpuState fpu, byte[] image, int at) {
        SHORT.set(image, at, (short) fpu.control);
        SHORT.set(image, at + STATUS, (short) fpu.status);
        image[at + VALID] = (byte) ~fpu.emptyMask;
        SHORT.set(image, at + OPCODE, (short) fpu.lastOpcode);
        INT.set(image, at + INSTRUCTION, fpu.lastInstruction);
        SHORT.set(image, at + CODE_SELECTOR, (short) fpu.lastCodeSelector);
        INT.set(image, at + OPERAND, fpu.lastOperand);
        SHORT.set(image, at + OPERAND_SELECTOR, (short) fpu.lastOperandSelector);
        INT.set(image, at + MXCSR, fpu.mxcsr);
        INT.set(image, at + MXCSR_MASK, MXCSR_BITS);
        saveRegisters(fpu, image, at + STACK, STACK_STEP);
        for (int index = 0; index < fpu.xmm.length; index++) {
            LONG.set(image, at + VECTORS + index * Long.BYTES, fpu.xmm[index]);
        }
    }

    static void restore(FpuState fpu, byte[] image, int at) {
        fpu.control = word(image, at);
        fpu.status = word(image, at + STATUS);
        fpu.emptyMask = ~image[at + VALID] & 0xFF;
        fpu.lastOpcode = word(image, at + OPCODE) & OPCODE_MASK;
        fpu.lastInstruction = (int) INT.get(image, at + INSTRUCTION);
        fpu.lastCodeSelector = word(image, at + CODE_SELECTOR);
        fpu.lastOperand = (int) INT.get(image, at + OPERAND);
        fpu.lastOperandSelector = word(image, at + OPERAND_SELECTOR);
        fpu.mxcsr = (int) INT.get(image, at + MXCSR) & MXCSR_BITS;
        restoreRegisters(fpu, image, at + STACK, STACK_STEP);
        for (int index = 0; index < fpu.xmm.length; index++) {
            fpu.xmm[index] = (long) LONG.get(image, at + VECTORS + index * Long.BYTES);
        }
    }

    // ---- both -------------------------------------------------------------------------------

    private static int word(byte[] image, int at) {
        return (short) SHORT.get(image, at) & 0xFFFF;
    }

    /** Registers are stored from the top of their stack. */
    private static int physical(FpuState fpu, int register) {
        return (fpu.status >> TOP_SHIFT) + register & REGISTERS - 1;
    }

    private static void saveRegisters(FpuState fpu, byte[] image, int at, int step) {
        for (int register = 0; register < REGISTERS; register++) {
            int place = physical(fpu, register);
            LONG.set(image, at + register * step, fpu.significands[place]);
            SHORT.set(image, at + register * step + Long.BYTES, fpu.exponents[place]);
        }
    }

    private static void restoreRegisters(FpuState fpu, byte[] image, int at, int step) {
        for (int register = 0; register < REGISTERS; register++) {
            int place = physical(fpu, register);
            fpu.significands[place] = (long) LONG.get(image, at + register * step);
            fpu.exponents[place] = (short) SHORT.get(image, at + register * step + Long.BYTES);
        }
    }
}
