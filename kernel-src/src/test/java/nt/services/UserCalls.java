package nt.services;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import machine.memory.PhysicalMemory;
import nt.Lab;
import nt.init.Kernel;
import nt.rtl.NtStatus;

/// A program without code: its memory, and the services that it calls, from user mode. There is no
/// paging, so its addresses are physical ones.
final class UserCalls {

    static final int GENERIC_ALL = 0x1000_0000;

    /** An address that no program may name. */
    static final int KERNEL_ADDRESS = 0x8123_4560;

    private static final int FIRST = 0x30_0000;
    private static final int MEMORY = 0x10_0000;

    final Kernel kernel;
    private final PhysicalMemory memory;
    private int next;

    UserCalls(Kernel kernel) {
        this(kernel, 0);
    }

    /// @param number each has memory of its own: 1 MB
    UserCalls(Kernel kernel, int number) {
        this.kernel = kernel;
        memory = kernel.machine.memory();
        next = FIRST + number * MEMORY;
    }

    /** Runs the body on one processor. */
    static void run(Consumer<UserCalls> body) {
        Lab.run(1, 1, lab -> body.accept(new UserCalls(lab.kernel)));
    }

    /** Calls a service. */
    NtStatus call(String name, int... arguments) {
        ServiceTable table = kernel.services;
        int number =
                table.services().stream()
                        .filter(service -> service.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .number();
        var answer = new NtStatus[] {NtStatus.STATUS_SUCCESS};
        kernel.ke.traps.enterUserMode(() ->
                answer[0] =
                        kernel.ke.traps.KiSystemService(
                                () -> NtStatus.of(table.call(number, arguments))));
        return answer[0];
    }

    /** Calls a service that must succeed. */
    void succeed(String name, int... arguments) {
        assertEquals(NtStatus.STATUS_SUCCESS, call(name, arguments), name);
    }

    /** Calls a service that makes a handle and tells it through its first argument. */
    int make(String name, int... arguments) {
        int place = word(0);
        var all = new int[arguments.length + 1];
        all[0] = place;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        succeed(name, all);
        return read(place);
    }

    // ---- memory -----------------------------------------------------------------------------

    /** So much memory, aligned to 8 bytes. */
    int space(int bytes) {
        int place = next;
        next += bytes + 7 & ~7;
        return place;
    }

    int word(int value) {
        int place = space(Integer.BYTES);
        memory.writeInt(place, value);
        return place;
    }

    int quad(long value) {
        int place = space(Long.BYTES);
        memory.writeInt(place, (int) value);
        memory.writeInt(place + 4, (int) (value >>> 32));
        return place;
    }

    int words(int... values) {
        int place = space(values.length * Integer.BYTES);
        for (int index = 0; index < values.length; index++) {
            memory.writeInt(place + index * Integer.BYTES, values[index]);
        }
        return place;
    }

    int read(int place) {
        return memory.readInt(place);
    }

    int readByte(int place) {
        return memory.readByte(place) & 0xFF;
    }

    int readWord(int place) {
        return readByte(place) | readByte(place + 1) << 8;
    }

    /** Characters without an end mark. */
    int characters(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
        int place = space(bytes.length);
        for (int index = 0; index < bytes.length; index++) {
            memory.writeByte(place + index, bytes[index]);
        }
        return place;
    }

    /** A `UNICODE_STRING`. */
    int string(String text) {
        int bytes = text.length() * Character.BYTES;
        return words(bytes | (bytes + 2) << 16, characters(text + "\0"));
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

    /** `OBJECT_ATTRIBUTES` of a name from the root on. */
    int attributes(String name, int attributes) {
        return attributes(0, string(name), attributes);
    }

    int attributes(int root, int nameAddress, int attributes) {
        return words(24, root, nameAddress, attributes, 0, 0);
    }
}
