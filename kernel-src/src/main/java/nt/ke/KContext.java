package nt.ke;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import nt.rtl.Nt;

/// The registers of a thread, as programs see and set them; in NT's layout, for it is copied to and
/// from their memory as it is.
///
/// @source https://github.com/volatilityfoundation/volatility `win2003_sp1_x86_vtypes.py`
@Nt("CONTEXT")
public final class KContext {

    public static final int SIZE = 0x2CC;

    // ---- the flags that say which parts are meant
    public static final int CONTEXT_i386 = 0x1_0000;
    public static final int CONTEXT_CONTROL = CONTEXT_i386 | 0x1;
    public static final int CONTEXT_INTEGER = CONTEXT_i386 | 0x2;
    public static final int CONTEXT_SEGMENTS = CONTEXT_i386 | 0x4;
    public static final int CONTEXT_FLOATING_POINT = CONTEXT_i386 | 0x8;
    public static final int CONTEXT_DEBUG_REGISTERS = CONTEXT_i386 | 0x10;
    public static final int CONTEXT_EXTENDED_REGISTERS = CONTEXT_i386 | 0x20;
    public static final int CONTEXT_FULL = CONTEXT_CONTROL | CONTEXT_INTEGER | CONTEXT_SEGMENTS;

    /** All that a handler of an exception is told. */
    static final int CONTEXT_ALL =
            CONTEXT_FULL
                    | CONTEXT_FLOATING_POINT
                    | CONTEXT_DEBUG_REGISTERS
                    | CONTEXT_EXTENDED_REGISTERS;

    // ---- where the registers are
    public static final int CONTEXT_FLAGS = 0x0;
    public static final int DR0 = 0x4;
    public static final int DR1 = 0x8;
    public static final int DR2 = 0xC;
    public static final int DR3 = 0x10;
    public static final int DR6 = 0x14;
    public static final int DR7 = 0x18;
    public static final int FLOAT_SAVE = 0x1C;
    public static final int SEG_GS = 0x8C;
    public static final int SEG_FS = 0x90;
    public static final int SEG_ES = 0x94;
    public static final int SEG_DS = 0x98;
    public static final int EDI = 0x9C;
    public static final int ESI = 0xA0;
    public static final int EBX = 0xA4;
    public static final int EDX = 0xA8;
    public static final int ECX = 0xAC;
    public static final int EAX = 0xB0;
    public static final int EBP = 0xB4;
    public static final int EIP = 0xB8;
    public static final int SEG_CS = 0xBC;
    public static final int E_FLAGS = 0xC0;
    public static final int ESP = 0xC4;
    public static final int SEG_SS = 0xC8;
    public static final int EXTENDED_REGISTERS = 0xCC;

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;

    /** An empty one, of which nothing is meant yet. */
    public KContext() {
        this(new byte[SIZE]);
    }

    /// @param bytes [#SIZE] bytes, which belong to the context from now on
    public KContext(byte[] bytes) {
        this.bytes = bytes;
    }

    public int get(int offset) {
        return (int) INT.get(bytes, offset);
    }

    public void set(int offset, int value) {
        INT.set(bytes, offset, value);
    }

    /// Whether that part of the registers is meant.
    ///
    /// @param part one of the flags above
    public boolean has(int part) {
        return (get(CONTEXT_FLAGS) & part) == part;
    }

    /** The memory itself. */
    public byte[] bytes() {
        return bytes;
    }
}
