package machine.memory;

import static machine.memory.PhysicalMemory.PAGE_SHIFT;
import static machine.memory.Tlb.OFFSET_MASK;
import static machine.memory.Tlb.PAGE_MASK;

import java.util.List;

/// A processor's way to memory: linear addresses to physical ones, by page tables in memory.
///
/// As on hardware, what the tables say is remembered, and changing them has no effect on remembered
/// translations until they are invalidated. Every access may throw the [PageFault] of this object;
/// it has then changed nothing, not even the first part of a word that crosses into a bad page.
///
/// @model Physical addresses have 36 bits with PAE and 32 without: there is no PSE-36, and no
///   CR4.SMEP or SMAP. Memory types (PWT, PCD, PAT) mean nothing here.
public final class Mmu implements MemoryObserver {

    private final PhysicalMemory memory;
    private final PageWalk walk;
    private final Tlb supervisorTlb = new Tlb();
    private final Tlb userTlb = new Tlb();
    // Apart, so that how code is fetched, whole pages at once or byte by byte, cannot be seen in
    // what is known of data.
    private final Tlb supervisorCodeTlb = new Tlb();
    private final Tlb userCodeTlb = new Tlb();
    private final List<Tlb> all = List.of(supervisorTlb, userTlb, supervisorCodeTlb, userCodeTlb);
    private final PageFault fault = new PageFault();
    private boolean hasLargePages;

    public Mmu(PhysicalMemory memory) {
        this.memory = memory;
        walk = new PageWalk(memory);
        memory.addObserver(this);
    }

    // ---- control ----------------------------------------------------------------------------

    /// Takes over the bits that matter here: PG and WP of CR0, PSE, PAE and PGE of CR4, NXE of
    /// EFER. Forgets all translations.
    ///
    /// @return whether the entries that CR3 points to are valid; if not, writing the register
    ///   causes a general protection fault
    public boolean configure(int cr0, int cr4, int efer) {
        boolean valid = walk.configure(cr0, cr4, efer);
        flush();
        return valid;
    }

    /// Takes over CR3, and forgets all translations but the global ones.
    ///
    /// @return as for [#configure]
    public boolean loadDirectory(int cr3) {
        boolean valid = walk.loadDirectory(cr3);
        for (Tlb tlb : all) {
            tlb.flush(walk.keepsGlobalPages());
        }
        return valid;
    }

    /** Forgets the translation of one page, global or not. */
    public void invalidate(int linear) {
        if (hasLargePages) {
            // Such a page lies in many slots.
            flush();
        } else {
            for (Tlb tlb : all) {
                tlb.invalidate(linear);
            }
        }
    }

    /** Forgets all translations, the global ones too. */
    public void flush() {
        for (Tlb tlb : all) {
            tlb.flush(false);
        }
        hasLargePages = false;
    }

    /** The translations of data known for one mode. */
    public Tlb tlb(boolean user) {
        return user ? userTlb : supervisorTlb;
    }

    /** The translations of code known for one mode. */
    public Tlb codeTlb(boolean user) {
        return user ? userCodeTlb : supervisorCodeTlb;
    }

    @Override
    public void pagesMoved() {
        for (Tlb tlb : all) {
            tlb.reload(memory);
        }
    }

    @Override
    public void codeMarked(int frame) {
        for (Tlb tlb : all) {
            tlb.protect(frame);
        }
    }

    // ---- accesses ---------------------------------------------------------------------------

    /** The byte, 0 to 255. */
    public int readByte(int linear, boolean user) {
        Tlb tlb = tlb(user);
        int slot = Tlb.slot(linear);
        if (tlb.readTags[slot] == (linear & PAGE_MASK)) {
            return tlb.pages[slot][linear & OFFSET_MASK] & 0xFF;
        }
        return memory.readByte(physical(linear, user, 0)) & 0xFF;
    }

    /** The 16-bit word, 0 to 65,535. */
    public int readWord(int linear, boolean user) {
        Tlb tlb = tlb(user);
        int slot = Tlb.slot(linear);
        if (tlb.readTags[slot] == (linear + 1 & PAGE_MASK)) {
            return (short) LittleEndian.SHORT.get(tlb.pages[slot], linear & OFFSET_MASK) & 0xFFFF;
        }
        return (int) readSlowly(linear, Short.BYTES, user);
    }

    public int readInt(int linear, boolean user) {
        Tlb tlb = tlb(user);
        int slot = Tlb.slot(linear);
        if (tlb.readTags[slot] == (linear + 3 & PAGE_MASK)) {
            return (int) LittleEndian.INT.get(tlb.pages[slot], linear & OFFSET_MASK);
        }
        return (int) readSlowly(linear, Integer.BYTES, user);
    }

    public long readLong(int linear, boolean user) {
        Tlb tlb = tlb(user);
        int slot = Tlb.slot(linear);
        if (tlb.readTags[slot] == (linear + 7 & PAGE_MASK)) {
            return (long) LittleEndian.LONG.get(tlb.pages[slot], linear & OFFSET_MASK);
        }
        return readSlowly(linear, Long.BYTES, user);
    }

    /** Writes the low 8 bits. */
    public void writeByte(int linear, int value, boolean user) {
        Tlb tlb = tlb(user);
        int slot = Tlb.slot(linear);
        if (tlb.writeTags[slot] == (linear & PAGE_MASK)) {
            tlb.pages[slot][linear & OFFSET_MASK] = (byte) value;
        } else {
            memory.writeByte(physical(linear, user, PageFault.WRITE), (byte) value);
        }
    }

    /** Writes the low 16 bits. */
    public void writeWord(int linear, int value, boolean user) {
        Tlb tlb = tlb(user);
        int slot = Tlb.slot(linear);
        if (tlb.writeTags[slot] == (linear + 1 & PAGE_MASK)) {
            LittleEndian.SHORT.set(tlb.pages[slot], linear & OFFSET_MASK, (short) value);
        } else {
            writeSlowly(linear, Short.BYTES, value, user);
        }
    }

    public void writeInt(int linear, int value, boolean user) {
        Tlb tlb = tlb(user);
        int slot = Tlb.slot(linear);
        if (tlb.writeTags[slot] == (linear + 3 & PAGE_MASK)) {
            LittleEndian.INT.set(tlb.pages[slot], linear & OFFSET_MASK, value);
        } else {
            writeSlowly(linear, Integer.BYTES, value, user);
        }
    }

    public void writeLong(int linear, long value, boolean user) {
        Tlb tlb = tlb(user);
        int slot = Tlb.slot(linear);
        if (tlb.writeTags[slot] == (linear + 7 & PAGE_MASK)) {
            LittleEndian.LONG.set(tlb.pages[slot], linear & OFFSET_MASK, value);
        } else {
            writeSlowly(linear, Long.BYTES, value, user);
        }
    }

    /// Faults as a write of these bytes would, and writes nothing: for instructions that read what
    /// they write, or that write in several places.
    ///
    /// @param length 1 to 4,096
    public void checkWrite(int linear, int length, boolean user) {
        int last = linear + length - 1;
        if (tlb(user).writeTags[Tlb.slot(linear)] == (last & PAGE_MASK)) {
            return;
        }
        physical(linear, user, PageFault.WRITE);
        if (((linear ^ last) & PAGE_MASK) != 0) {
            physical(last & PAGE_MASK, user, PageFault.WRITE);
        }
    }

    /// The frame that the instruction at this address is fetched from. There may be no memory
    /// there.
    public int fetchFrame(int linear, boolean user) {
        Tlb tlb = codeTlb(user);
        int slot = Tlb.slot(linear);
        if (tlb.readTags[slot] == (linear & PAGE_MASK)) {
            return tlb.frames[slot];
        }
        return (int) (physical(tlb, linear, user, PageFault.FETCH) >>> PAGE_SHIFT);
    }

    private long readSlowly(int linear, int size, boolean user) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= (long) readByte(linear + i, user) << i * Byte.SIZE;
        }
        return value;
    }

    private void writeSlowly(int linear, int size, long value, boolean user) {
        int last = linear + size - 1;
        long first = physical(linear, user, PageFault.WRITE);
        if (((linear ^ last) & PAGE_MASK) != 0) {
            physical(last & PAGE_MASK, user, PageFault.WRITE);
            for (int i = 0; i < size; i++) {
                writeByte(linear + i, (int) (value >>> i * Byte.SIZE), user);
            }
        } else if (size == Long.BYTES) {
            memory.writeLong(first, value);
        } else if (size == Integer.BYTES) {
            memory.writeInt(first, (int) value);
        } else {
            memory.writeShort(first, (short) value);
        }
    }

    private long physical(int linear, boolean user, int access) {
        return physical(tlb(user), linear, user, access);
    }

    /** Translates by the tables, and remembers. */
    private long physical(Tlb tlb, int linear, boolean user, int access) {
        int error = walk.find(linear, user ? access | PageFault.USER : access);
        if (error != PageWalk.ALLOWED) {
            throw fault.at(linear, error);
        }
        int frame = walk.frame();
        if (memory.has(frame)) {
            boolean write = walk.mayWrite() && !memory.hasCode(frame);
            tlb.fill(linear, walk, memory.ownPage(frame), write);
            hasLargePages |= walk.isLarge();
        }
        return Integer.toUnsignedLong(frame) << PAGE_SHIFT | linear & OFFSET_MASK;
    }
}
