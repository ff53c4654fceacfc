package nt.mm;

/// A file that pages come from and go to. Reading and writing may wait; no lock is held then.
public interface BackingFile {

    String name();

    /** In bytes. */
    long size();

    /// Reads bytes, all of which the file has.
    ///
    /// @param at where in `into` to put the first
    void read(long offset, byte[] into, int at, int length);

    /** Writes bytes to where the file has some already. */
    void write(long offset, byte[] from, int at, int length);

    /// Makes the file longer; what is new reads as zeros.
    ///
    /// @return false if it cannot be
    boolean extend(long size);
}
