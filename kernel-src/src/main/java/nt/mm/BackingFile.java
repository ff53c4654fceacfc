package nt.mm;

import nt.rtl.image.ImageSource;

/// A file that pages come from and go to: one object for each file, however often it is opened.
/// Reading and writing may wait; no lock is held then but those that keep the file itself.
public interface BackingFile extends ImageSource {

    String name();

    /** Writes bytes to where the file has some already. */
    void write(long offset, byte[] from, int start, int length);

    /// Makes the file longer; what is new reads as zeros.
    ///
    /// @return false if it cannot be
    boolean extend(long size);
}
