package nt.mm;

import java.util.Arrays;

/// A file in memory that takes a while to be read and written.
///
/// @param points that pass meanwhile
final class MemoryFile implements BackingFile {

    private final MemoryLab lab;
    private final int points;
    byte[] content;
    int reads;
    int writes;

    MemoryFile(MemoryLab lab, int points, byte[] content) {
        this.lab = lab;
        this.points = points;
        this.content = content;
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public void read(long offset, byte[] into, int start, int length) {
        reads++;
        lab.lab.loiter(points);
        System.arraycopy(content, (int) offset, into, start, length);
    }

    @Override
    public void write(long offset, byte[] from, int start, int length) {
        writes++;
        byte[] written = Arrays.copyOfRange(from, start, start + length);
        lab.lab.loiter(points);
        System.arraycopy(written, 0, content, (int) offset, length);
    }

    @Override
    public boolean extend(long size) {
        content = Arrays.copyOf(content, (int) size);
        return true;
    }
}
