package nt.services;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import nt.init.Kernel;
import nt.rtl.NtStatus;

/// A program without code: the services that it calls, from user mode, and what it has in its
/// memory for them.
abstract class ServiceCalls {

    final Kernel kernel;
    private int next;

    /// @param memory where its memory begins; it takes of it what it needs, and gives nothing back
    ServiceCalls(Kernel kernel, int memory) {
        this.kernel = kernel;
        next = memory;
    }

    abstract int read(int place);

    abstract void write(int place, int value);

    abstract void writeBytes(int place, byte[] bytes);

    // ---- calls ------------------------------------------------------------------------------

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
        return words(value);
    }

    int quad(long value) {
        return words((int) value, (int) (value >>> 32));
    }

    int words(int... values) {
        int place = space(values.length * Integer.BYTES);
        for (int index = 0; index < values.length; index++) {
            write(place + index * Integer.BYTES, values[index]);
        }
        return place;
    }

    /** Characters without an end mark. */
    int characters(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
        int place = space(bytes.length);
        writeBytes(place, bytes);
        return place;
    }

    /** A `UNICODE_STRING`. */
    int string(String text) {
        int bytes = text.length() * Character.BYTES;
        return words(bytes | (bytes + 2) << 16, characters(text + "\0"));
    }

    /** `OBJECT_ATTRIBUTES` of a name from the root on. */
    int attributes(String name, int attributes) {
        return attributes(0, string(name), attributes);
    }

    int attributes(int root, int nameAddress, int attributes) {
        return words(24, root, nameAddress, attributes, 0, 0);
    }
}
