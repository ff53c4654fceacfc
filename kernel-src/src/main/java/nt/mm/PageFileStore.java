package nt.mm;

import static nt.rtl.KIrql.APC_LEVEL;

import nt.ke.KProcessorMode;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.rtl.IrqlRequiresMax;
import org.jspecify.annotations.Nullable;

/// A file on a disk of its own, for pages. Reading or writing takes as long as a clock tick.
///
/// @model A disk that does one transfer at a time, and its driver, are not there yet.
public final class PageFileStore implements BackingFile {

    private static final int PAGE_SIZE = AddressSpace.PAGE_SIZE;

    /** Pages that are written in one go. */
    private static final int CLUSTER = 16;

    private static final Timeout TRANSFER = Timeout.milliseconds(5);

    private final Ke ke;
    private final String name;
    private final byte[] @Nullable [] pages;

    /// @param size in bytes; whole pages of it are used
    public PageFileStore(Ke ke, String name, long size) {
        this.ke = ke;
        this.name = name;
        pages = new byte[(int) (size / PAGE_SIZE)] @Nullable [];
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return (long) pages.length * PAGE_SIZE;
    }

    @Override
    @IrqlRequiresMax(APC_LEVEL)
    public void read(long offset, byte[] into, int start, int length) {
        transfer();
        byte[] page = pages[(int) (offset / PAGE_SIZE)];
        if (page != null) {
            System.arraycopy(page, (int) (offset % PAGE_SIZE), into, start, length);
        }
    }

    @Override
    @IrqlRequiresMax(APC_LEVEL)
    public void write(long offset, byte[] from, int start, int length) {
        int number = (int) (offset / PAGE_SIZE);
        byte[] page = pages[number];
        if (page == null) {
            page = new byte[PAGE_SIZE];
            pages[number] = page;
        }
        System.arraycopy(from, start, page, (int) (offset % PAGE_SIZE), length);
        // The first page of a cluster pays for all: the head is there already for the others.
        if (number % CLUSTER == 0) {
            transfer();
        }
    }

    private void transfer() {
        ke.wait.KeDelayExecutionThread(KProcessorMode.KernelMode, false, TRANSFER);
    }

    @Override
    public boolean extend(long size) {
        return false;
    }
}
