package nt.io;

import java.util.Arrays;
import nt.mm.BackingFile;

/** A file of a [FileStore]. */
public final class StoredFile implements BackingFile {

    private static final int LARGEST = 1 << 30;

    private final String name;
    private byte[] contents;

    StoredFile(String name, byte[] contents) {
        this.name = name;
        this.contents = contents.clone();
    }

    /** Its full path. */
    @Override
    public String name() {
        return name;
    }

    /** The part of its path behind the last backslash. */
    public String baseName() {
        return name.substring(name.lastIndexOf('\\') + 1);
    }

    @Override
    public long size() {
        return contents.length;
    }

    @Override
    public void read(long offset, byte[] into, int start, int length) {
        System.arraycopy(contents, Math.toIntExact(offset), into, start, length);
    }

    @Override
    public void write(long offset, byte[] from, int start, int length) {
        System.arraycopy(from, start, contents, Math.toIntExact(offset), length);
    }

    @Override
    public boolean extend(long size) {
        if (size > LARGEST) {
            return false;
        }
        if (size > contents.length) {
            contents = Arrays.copyOf(contents, (int) size);
        }
        return true;
    }
}
