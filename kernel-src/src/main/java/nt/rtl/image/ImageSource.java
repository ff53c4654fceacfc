package nt.rtl.image;

/** Where an image's bytes come from: a file, or memory. */
public interface ImageSource {

    /** The length in bytes. */
    long size();

    /// Reads `length` bytes at `offset` into `into`, from `start` on. The range lies within the
    /// source and within the array.
    void read(long offset, byte[] into, int start, int length);

    /** An image in memory. */
    static ImageSource of(byte[] bytes) {
        return new ImageSource() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public void read(long offset, byte[] into, int start, int length) {
                System.arraycopy(bytes, Math.toIntExact(offset), into, start, length);
            }
        };
    }
}
