package machine.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Byte-addressed little-endian memory. Words must not cross a page.
///
/// Where there is no memory, reads give ones and writes are lost, as on the bus of a PC.
public final class PhysicalMemory {

    public static final int PAGE_SIZE = 4096;

    /** Bits of an address within a page. */
    public static final int PAGE_SHIFT = 12;

    private static final byte[] ZEROS = new byte[PAGE_SIZE];
    private static final byte[] NOTHING = new byte[PAGE_SIZE];
    private static final long[] UNMARKED = {};

    /** Bytes that share a bit of a code mark: 64 bits cover a page. */
    private static final int MARK_SHIFT = PAGE_SHIFT - 6;

    static {
        Arrays.fill(NOTHING, (byte) -1);
    }

    // Null for one that has not been written to: it reads as zeros.
    private final byte[] @Nullable [] pages;
    // Pages that this memory alone sees; the others are copied before the first write.
    private final boolean[] own;
    // Which parts of a page hold decoded code. Empty until there is some.
    private long[] codeMarks = UNMARKED;
    private final List<MemoryObserver> observers = new ArrayList<>();

    /// @param pageCount the size in pages
    public PhysicalMemory(int pageCount) {
        this(new byte[pageCount] @Nullable []);
    }

    private PhysicalMemory(byte[] @Nullable [] pages) {
        this.pages = pages;
        own = new boolean[pages.length];
    }

    /** Its size in pages. */
    public int frames() {
        return pages.length;
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
        PhysicalMemory copy = new PhysicalMemory(pages.clone());
        for (MemoryObserver observer : observers) {
            observer.pagesMoved();
        }
        return copy;
    }

    // ---- words ------------------------------------------------------------------------------

    public byte readByte(long address) {
        return readable(address)[offset(address)];
    }

    public short readShort(long address) {
        return (short) LittleEndian.SHORT.get(readable(address), offset(address));
    }

    public int readInt(long address) {
        return (int) LittleEndian.INT.get(readable(address), offset(address));
    }

    public long readLong(long address) {
        return (long) LittleEndian.LONG.get(readable(address), offset(address));
    }

    public void writeByte(long address, byte value) {
        writable(address, Byte.BYTES)[offset(address)] = value;
    }

    public void writeShort(long address, short value) {
        LittleEndian.SHORT.set(writable(address, Short.BYTES), offset(address), value);
    }

    public void writeInt(long address, int value) {
        LittleEndian.INT.set(writable(address, Integer.BYTES), offset(address), value);
    }

    public void writeLong(long address, long value) {
        LittleEndian.LONG.set(writable(address, Long.BYTES), offset(address), value);
    }

    // ---- pages ------------------------------------------------------------------------------

    /** The content of a page, to be read at once: a write may put another array in its place. */
    public byte[] readablePage(int frame) {
        if (!has(frame)) {
            return NOTHING;
        }
        byte[] page = pages[frame];
        return page == null ? ZEROS : page;
    }

    /// The content of a page, to be changed at once: decoded code in it is given up now, and what
    /// is decoded later would not learn of later changes.
    public byte[] writablePage(int frame) {
        if (hasCode(frame)) {
            giveUpCode(frame);
            for (MemoryObserver observer : observers) {
                observer.codeReplaced(frame);
            }
        }
        return ownPage(frame);
    }

    public void copyPage(int from, int to) {
        System.arraycopy(readablePage(from), 0, writablePage(to), 0, PAGE_SIZE);
    }

    public void zeroPage(int frame) {
        Arrays.fill(writablePage(frame), (byte) 0);
    }

    /** Whether there is memory in this frame. */
    boolean has(int frame) {
        return Integer.compareUnsigned(frame, pages.length) < 0;
    }

    /// The one array that is this page until [#copy]: what is written there is in memory. Not for
    /// writing to pages with code.
    byte[] ownPage(int frame) {
        if (!has(frame)) {
            return new byte[PAGE_SIZE];
        }
        byte[] page = pages[frame];
        if (page == null || !own[frame]) {
            page = readablePage(frame).clone();
            pages[frame] = page;
            own[frame] = true;
        }
        return page;
    }

    private byte[] readable(long address) {
        return readablePage(frame(address));
    }

    private byte[] writable(long address, int length) {
        int frame = frame(address);
        if (hasCode(frame) && (codeMarks[frame] & marks(offset(address), length)) != 0) {
            giveUpCode(frame);
        }
        return ownPage(frame);
    }

    // ---- code -------------------------------------------------------------------------------

    /** Tells this one of what happens to pages, from now on. */
    public void addObserver(MemoryObserver observer) {
        observers.add(observer);
    }

    /// Notes that something was made from these bytes, which must not outlive them.
    ///
    /// @param offset of the first byte in its page
    /// @param length at least 1; not beyond the end of the page
    public void markCode(int frame, int offset, int length) {
        if (!has(frame)) {
            return;
        }
        if (codeMarks.length == 0) {
            codeMarks = new long[pages.length];
        }
        boolean first = codeMarks[frame] == 0;
        codeMarks[frame] |= marks(offset, length);
        if (first) {
            for (MemoryObserver observer : observers) {
                observer.codeMarked(frame);
            }
        }
    }

    /** Whether something was made from bytes of this page. */
    public boolean hasCode(int frame) {
        return Integer.compareUnsigned(frame, codeMarks.length) < 0 && codeMarks[frame] != 0;
    }

    private void giveUpCode(int frame) {
        codeMarks[frame] = 0;
        for (MemoryObserver observer : observers) {
            observer.codeWritten(frame);
        }
    }

    /** The bits of the parts of a page that these bytes lie in. */
    private static long marks(int offset, int length) {
        int first = offset >>> MARK_SHIFT;
        int last = (offset + length - 1) >>> MARK_SHIFT;
        return -1L << first & -1L >>> (Long.SIZE - 1 - last);
    }

    private static int frame(long address) {
        return Math.toIntExact(address >>> PAGE_SHIFT);
    }

    private static int offset(long address) {
        return (int) address & (PAGE_SIZE - 1);
    }
}
