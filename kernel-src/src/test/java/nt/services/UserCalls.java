package nt.services;

import java.util.function.Consumer;
import machine.memory.PhysicalMemory;
import nt.Lab;
import nt.init.Kernel;

/// A program without paging: its addresses are physical ones.
final class UserCalls extends ServiceCalls {

    static final int GENERIC_ALL = 0x1000_0000;

    /** An address that no program may name. */
    static final int KERNEL_ADDRESS = 0x8123_4560;

    private static final int FIRST = 0x30_0000;
    private static final int MEMORY = 0x10_0000;

    private final PhysicalMemory memory;

    UserCalls(Kernel kernel) {
        this(kernel, 0);
    }

    /// @param number each has memory of its own: 1 MB
    UserCalls(Kernel kernel, int number) {
        super(kernel, FIRST + number * MEMORY);
        memory = kernel.machine.memory();
    }

    /** Runs the body on one processor. */
    static void run(Consumer<UserCalls> body) {
        Lab.run(1, 1, lab -> body.accept(new UserCalls(lab.kernel)));
    }

    @Override
    int read(int place) {
        return memory.readInt(place);
    }

    @Override
    void write(int place, int value) {
        memory.writeInt(place, value);
    }

    @Override
    void writeBytes(int place, byte[] bytes) {
        for (int index = 0; index < bytes.length; index++) {
            memory.writeByte(place + index, bytes[index]);
        }
    }

    int readByte(int place) {
        return memory.readByte(place) & 0xFF;
    }

    int readWord(int place) {
        return readByte(place) | readByte(place + 1) << 8;
    }

    /** What a `UNICODE_STRING` describes. */
    String readString(int place) {
        int length = readWord(place);
        int buffer = read(place + 4);
        var text = new StringBuilder();
        for (int at = 0; at < length; at += Character.BYTES) {
            text.append((char) readWord(buffer + at));
        }
        return text.toString();
    }
}
