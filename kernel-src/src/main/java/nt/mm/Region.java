package nt.mm;

/// A range of addresses, as services take and return it: asked for by the byte, given by the page.
public final class Region {

    /** Where it begins; 0: anywhere. */
    public int baseAddress;

    /** In bytes, without a sign. */
    public int size;

    public Region(int baseAddress, int size) {
        this.baseAddress = baseAddress;
        this.size = size;
    }

    long start() {
        return Integer.toUnsignedLong(baseAddress);
    }

    long length() {
        return Integer.toUnsignedLong(size);
    }

    int firstPage() {
        return baseAddress >>> AddressSpace.PAGE_SHIFT;
    }

    /** The page of the last byte. */
    int lastPage() {
        return (int) (start() + length() - 1 >>> AddressSpace.PAGE_SHIFT);
    }

    /** Makes it these pages. */
    void set(int firstPage, int lastPage) {
        baseAddress = firstPage << AddressSpace.PAGE_SHIFT;
        size = lastPage - firstPage + 1 << AddressSpace.PAGE_SHIFT;
    }

    @Override
    public String toString() {
        return "%08X+%X".formatted(baseAddress, size);
    }
}
