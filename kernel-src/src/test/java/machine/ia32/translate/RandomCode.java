package machine.ia32.translate;

import java.util.Random;

/// Writes random programs: mostly instructions that compilers emit, on data that mostly is there,
/// with jumps to and fro. Registers are kept small by masks now and then, since they are indexes.
final class RandomCode {

    private static final int ESP = 4;

    private final Random random;
    private final byte[] bytes;
    private final int[] starts;
    private int count;
    private int length;

    private final int data;
    private final int dataSize;

    /// @param data the linear address of its data
    /// @param dataSize a power of two
    RandomCode(Random random, int size, int data, int dataSize) {
        this.random = random;
        bytes = new byte[size];
        starts = new int[size];
        this.data = data;
        this.dataSize = dataSize;
        while (length < size - 32) {
            starts[count++] = length;
            instruction();
        }
        // It begins again at the end.
        starts[count++] = length;
        put(0xE9);
        put32(-(length + 4));
    }

    byte[] bytes() {
        return bytes;
    }

    /** The beginning of some instruction. */
    int anyStart() {
        return starts[random.nextInt(count)];
    }

    private void instruction() {
        switch (random.nextInt(32)) {
            case 0, 1 -> mask();
            case 2, 3, 4 -> registers(random.nextInt(8) * 8 + 1 + random.nextInt(2) * 2);
            case 5 -> registers(random.nextInt(8) * 8 + random.nextInt(2) * 2);
            case 6, 7 -> memory(random.nextInt(8) * 8 + 1 + random.nextInt(2) * 2);
            case 8 -> memory(random.nextInt(8) * 8 + random.nextInt(2) * 2);
            case 9 -> memory(random.nextBoolean() ? 0x89 : 0x8B);
            case 10 -> memory(random.nextBoolean() ? 0x88 : 0x8A);
            case 11 -> {
                registers(random.nextBoolean() ? 0x83 : 0x80);
                put(random.nextInt(256));
            }
            case 12 -> {
                memory(random.nextBoolean() ? 0x83 : 0x80);
                put(random.nextInt(256));
            }
            case 13 -> put(0x40 + random.nextInt(16));
            case 14 -> {
                put(0xC1);
                put(0xC0 | random.nextInt(64));
                put(random.nextInt(40));
            }
            case 15 -> registers(0xD3);
            case 16, 17, 18 -> conditionalJump();
            case 19 -> {
                put(0x0F);
                registers(0x90 + random.nextInt(16));
            }
            case 20 -> {
                put(0x0F);
                registers(0x40 + random.nextInt(16));
            }
            case 21 -> {
                put(0x0F);
                memory(new int[] {0xB6, 0xB7, 0xBE, 0xBF}[random.nextInt(4)]);
            }
            case 22 -> {
                put(0x0F);
                registers(new int[] {0xAF, 0xA3, 0xAB, 0xB3, 0xBB}[random.nextInt(5)]);
            }
            case 23 -> multiplication();
            case 24 -> {
                put(0x8D);
                modrmOfMemory();
            }
            case 25 -> put((random.nextBoolean() ? 0x50 : 0x58) + registerButStack());
            case 26 -> call();
            case 27 -> {
                put(0x66);
                registers(random.nextInt(8) * 8 + 1);
            }
            case 28 -> seldom();
            case 29 -> memory(random.nextBoolean() ? 0xFF : 0xFE, random.nextInt(2));
            case 30 -> {
                int opcode = new int[] {0xA4, 0xAC, 0xA5, 0xAD, 0xBC, 0xBD}[random.nextInt(6)];
                put(0x0F);
                registers(opcode);
                if ((opcode & 7) == 4 && opcode < 0xB0) {
                    put(random.nextInt(40));
                }
            }
            default -> {
                put(0xB8 + registerButStack());
                put32(random.nextBoolean() ? random.nextInt(64) : random.nextInt());
            }
        }
    }

    /** `and register, size - 1`, on most that are used as an index. */
    private void mask() {
        put(0x81);
        put(0xE0 | registerButStack());
        put32(dataSize - 1);
    }

    private void registers(int opcode) {
        put(opcode);
        put(0xC0 | registerButStack() << 3 | registerButStack());
    }

    private void memory(int opcode) {
        memory(opcode, registerButStack());
    }

    private void memory(int opcode, int register) {
        put(opcode);
        put((random.nextInt(4) == 0 ? 0x05 : 0x80 | indexRegister()) | register << 3);
        put32(data + random.nextInt(dataSize));
    }

    private void modrmOfMemory() {
        put(0x84 | registerButStack() << 3);
        put(random.nextInt(4) << 6 | registerButStack() << 3 | registerButStack());
        put32(random.nextInt(1000));
    }

    private int registerButStack() {
        int register = random.nextInt(8);
        return register == ESP ? 0 : register;
    }

    /** Two that are masked often. */
    private int indexRegister() {
        return 6 + random.nextInt(2);
    }

    private void conditionalJump() {
        // Back by a few instructions, or forward and perhaps into the middle of one.
        int target =
                random.nextInt(3) > 0
                        ? starts[count - 1 - random.nextInt(Math.min(count, 20))]
                        : length + 6 + random.nextInt(3);
        put(0x0F);
        put(0x80 + random.nextInt(16));
        put32(target - (length + 4));
    }

    private void call() {
        switch (random.nextInt(3)) {
            case 0 -> put(0xC3);
            default -> {
                int target = starts[random.nextInt(count)];
                put(0xE8);
                put32(target - (length + 4));
            }
        }
    }

    private void multiplication() {
        put(0xF7);
        put(0xC0 | 2 + random.nextInt(6) << 3 | registerButStack());
    }

    private void seldom() {
        switch (random.nextInt(10)) {
            case 0 -> put(new int[] {0xF5, 0xF8, 0xFC, 0xFD, 0xC9}[random.nextInt(5)]);
            case 1 -> put(0xF9);
            case 2 -> put(0x99);
            case 3 -> {
                put(0x0F);
                put(0xC8 + registerButStack());
            }
            case 4 -> put(0x9C);
            case 5 -> put(0xA4 + random.nextInt(2));
            case 6 -> {
                put(0xF3);
                put(0xAB);
            }
            case 7 -> {
                put(0x0F);
                memory(random.nextBoolean() ? 0xB1 : 0xC1);
            }
            case 8 -> memory(0x87);
            default -> {
                put(0x69);
                put(0xC0 | registerButStack() << 3 | registerButStack());
                put32(random.nextInt());
            }
        }
    }

    private void put(int value) {
        bytes[length++] = (byte) value;
    }

    private void put32(int value) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            put(value >>> shift);
        }
    }
}
