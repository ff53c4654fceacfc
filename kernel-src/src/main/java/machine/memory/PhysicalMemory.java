package machine.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Byte-addressed little-endian memory. Words must not cross a page.
public final class PhysicalMemory {

    public static final int PAGE_SIZE = 4096;

    private static final byte[] ZEROS = new byte[PAGE_SIZE];
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    // Null for one that has not been written to: it reads as zeros.
    private final byte[] @Nullable [] pages;
    // Pages that this memory alone sees; the others are copied before the first write.
    private final boolean[] own;

    /// @param pageCount the size in pages
    public PhysicalMemory(int pageCount) {
        this(new byte[pageCount] @Nullable []);
    }

    private PhysicalMemory(byte[] @Nullable [] pages) {
        this.pages = pages;
        own = new boolean[pages.length];
    }

    /** Pages that have been written to. */
    public int pagesInUse() {
        int count = 0;
        for (byte[] page : pages) {
            if (page != null) {
                count++;
            }
        }
        return count;
    }

    /** A memory with the same content; neither sees what is written to the other from now on. */
    public PhysicalMemory copy() {
        Arrays.fill(own, false);
        return new PhysicalMemory(pages.clone());
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
        byte[] page = pages[frame(address)];
        return page == null ? ZEROS : page;
    }

    private byte[] writable(long address) {
        int frame = frame(address);
        byte[] page = pages[frame];
        if (page == null || !own[frame]) {
            page = readable(address).clone();
            pages[frame] = page;
            own[frame] = true;
        }
        return page;
    }

    private static int frame(long address) {
        return Math.toIntExact(address / PAGE_SIZE);
    }

    private static int offset(long address) {
        return (int) (address % PAGE_SIZE);
    }
}
