package machine.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Byte-addressed little-endian memory. Words must not cross a page.
public final class PhysicalMemory {

    public static final int PAGE_SIZE = 4096;

    private static final byte[] ZEROS = new byte[PAGE_SIZE];
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    // All begin as the same page of zeros.
    private final byte[][] pages;
    // Pages that something else sees, too: to be copied before the first write.
    private final boolean[] shared;

    /**
     * @param pageCount the size in pages
     */
    public PhysicalMemory(int pageCount) {
        this(new byte[pageCount][], new boolean[pageCount]);
        Arrays.fill(pages, ZEROS);
        Arrays.fill(shared, true);
    }

    private PhysicalMemory(byte[][] pages, boolean[] shared) {
        this.pages = pages;
        this.shared = shared;
    }

    /** Pages that have been written to. */
    public int pagesInUse() {
        int count = 0;
        for (byte[] page : pages) {
            if (page != ZEROS) {
                count++;
            }
        }
        return count;
    }

    /** A memory with the same content; neither sees what is written to the other from now on. */
    public PhysicalMemory copy() {
        Arrays.fill(shared, true);
        return new PhysicalMemory(pages.clone(), shared.clone());
    }

    public int readInt(long address) {
        return (int) INT.get(readable(address), offset(address));
    }

    public void writeInt(long address, int value) {
        INT.set(writable(address), offset(address), value);
    }

    public byte readByte(long address) {
        return readable(address)[offset(address)];
    }

    public void writeByte(long address, byte value) {
        writable(address)[offset(address)] = value;
    }

    private byte[] readable(long address) {
        return pages[frame(address)];
    }

    private byte[] writable(long address) {
        int frame = frame(address);
        if (shared[frame]) {
            shared[frame] = false;
            pages[frame] = pages[frame].clone();
        }
        return pages[frame];
    }

    private static int frame(long address) {
        return Math.toIntExact(address / PAGE_SIZE);
    }

    private static int offset(long address) {
        return (int) (address % PAGE_SIZE);
    }
}
