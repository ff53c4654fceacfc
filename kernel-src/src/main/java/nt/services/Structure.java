package nt.services;

import java.util.Arrays;

/// A structure that a query answers with, put together field by field in the order in which they
/// lie in memory. Fields are where a C compiler puts them if each is aligned by its own size: what
/// has to be filled up is said.
final class Structure {

    private byte[] bytes;
    private int size;

    /// @param expectedSize in bytes; it grows beyond that if it must
    Structure(int expectedSize) {
        bytes = new byte[expectedSize];
    }

    Structure octet(int value) {
        return append(value, Byte.BYTES);
    }

    Structure half(int value) {
        return append(value, Short.BYTES);
    }

    Structure word(int value) {
        return append(value, Integer.BYTES);
    }

    Structure words(int... values) {
        for (int value : values) {
            word(value);
        }
        return this;
    }

    /** A number of eight bytes. */
    Structure quad(long value) {
        return append(value, Long.BYTES);
    }

    /** So many bytes of zeros: for alignment, or because nothing is known there. */
    Structure zeros(int count) {
        ensure(size + count);
        size += count;
        return this;
    }

    Structure text(String text) {
        for (int index = 0; index < text.length(); index++) {
            half(text.charAt(index));
        }
        return this;
    }

    /** Puts another number where a word was put before. */
    Structure patch(int offset, int value) {
        int end = size;
        size = offset;
        word(value);
        size = end;
        return this;
    }

    int size() {
        return size;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    private Structure append(long value, int count) {
        ensure(size + count);
        for (int index = 0; index < count; index++) {
            bytes[size++] = (byte) (value >>> index * Byte.SIZE);
        }
        return this;
    }

    private void ensure(int needed) {
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
        }
    }
}
