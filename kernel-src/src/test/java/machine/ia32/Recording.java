package machine.ia32;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// What a real processor did with one instruction; `record.c` made it, and describes the format.
///
/// @param general the registers afterwards
/// @param memory the window afterwards
/// @param fpu the floating point state afterwards, if it is compared
record Recording(
        int number,
        byte[] code,
        int[] generalBefore,
        int flagsBefore,
        byte[] memoryBefore,
        FpuState fpuBefore,
        boolean comparesFpu,
        int exit,
        int[] general,
        int flags,
        byte[] memory,
        FpuState fpu) {

    static final int CODE = 0x40000000;
    static final int DATA = 0x50000000;
    static final int WINDOW = 64;

    /** The instruction was left by a jump to this distance from its beginning. */
    static final int TARGET = 0x40;

    static final int FELL_THROUGH = 1;
    static final int JUMPED = 2;

    static List<Recording> all() {
        try (InputStream file =
                        Objects.requireNonNull(
                                Recording.class.getResourceAsStream("recordings.bin.gz"));
                DataInputStream in = new DataInputStream(new GZIPInputStream(file))) {
            List<Recording> all = new ArrayList<>();
            while (true) {
                int first = in.read();
                if (first < 0) {
                    return all;
                }
                all.add(read(first | in.readUnsignedByte() << 8 | half(in) << 16, in));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Recording read(int number, DataInputStream in) throws IOException {
        RecordingRandom random = new RecordingRandom(number);
        int[] general = new int[8];
        for (int i = 0; i < 8; i++) {
            general[i] = random.word();
        }
        general[Registers.ESP] = DATA + 32;
        int flags = random.next() & Flag.ARITHMETIC | Flag.IF | Flag.ALWAYS;
        byte[] memory = new byte[WINDOW];
        for (int i = 0; i < WINDOW; i += 4) {
            put(memory, i, random.word(), 4);
        }
        FpuState fpu = new FpuState();
        random.fill(fpu);
        if ((random.next() & 1) != 0) {
            for (int i = 16; i < WINDOW; i += 8) {
                put(memory, i, random.twice(), 8);
            }
        }
        byte[] code = in.readNBytes(in.readUnsignedByte());
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            int place = in.readUnsignedByte();
            int value = word(in);
            if (place < 8) {
                general[place] = value;
            } else {
                put(memory, (place - 8) * 4, value, 4);
            }
        }
        int options = in.readUnsignedByte();
        flags |= (options & 1) != 0 ? Flag.DF : 0;
        int exit = in.readUnsignedByte();
        int[] generalAfter = general.clone();
        int changed = in.readUnsignedByte();
        for (int i = 0; i < 8; i++) {
            if ((changed >> i & 1) != 0) {
                generalAfter[i] = word(in);
            }
        }
        int flagsAfter = half(in);
        byte[] memoryAfter = memory.clone();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            int place = in.readUnsignedByte();
            memoryAfter[place] = in.readByte();
        }
        FpuState fpuAfter = new FpuState();
        fpuAfter.copyFrom(fpu);
        if ((options & 2) != 0) {
            readFpu(fpuAfter, in);
        }
        return new Recording(
                number,
                code,
                general,
                flags,
                memory,
                fpu,
                (options & 2) != 0,
                exit,
                generalAfter,
                flagsAfter,
                memoryAfter,
                fpuAfter);
    }

    private static void readFpu(FpuState state, DataInputStream in) throws IOException {
        int topBefore = state.status >>> 11 & 7;
        FpuState before = new FpuState();
        before.copyFrom(state);
        state.control = half(in);
        state.status = half(in);
        state.emptyMask = ~in.readUnsignedByte() & 0xFF;
        state.mxcsr = word(in);
        int top = state.status >>> 11 & 7;
        int changed = in.readUnsignedByte();
        for (int i = 0; i < 8; i++) {
            // They are written, and said to have changed, as they are numbered from the top.
            int from = topBefore + i & 7;
            int to = top + i & 7;
            if ((changed >> i & 1) != 0) {
                int low = word(in);
                state.significands[to] = RecordingRandom.pair(word(in), low);
                state.exponents[to] = (short) half(in);
            } else {
                state.significands[to] = before.significands[from];
                state.exponents[to] = before.exponents[from];
            }
        }
        int vectors = in.readUnsignedByte();
        for (int i = 0; i < 16; i++) {
            if ((vectors >> i / 2 & 1) != 0) {
                int low = word(in);
                state.xmm[i] = RecordingRandom.pair(word(in), low);
            }
        }
    }

    private static int half(DataInputStream in) throws IOException {
        int low = in.readUnsignedByte();
        return in.readUnsignedByte() << 8 | low;
    }

    private static int word(DataInputStream in) throws IOException {
        int low = half(in);
        return half(in) << 16 | low;
    }

    private static void put(byte[] to, int at, long value, int size) {
        for (int i = 0; i < size; i++) {
            to[at + i] = (byte) (value >>> i * 8);
        }
    }

    boolean faulted() {
        return exit >= 0x80;
    }

    Instruction instruction() {
        return new Decoder().decode(position -> code[position] & 0xFF, true);
    }

    @Override
    public String toString() {
        return number + " " + HexFormat.of().formatHex(code);
    }
}
