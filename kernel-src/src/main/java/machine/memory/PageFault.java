package machine.memory;

/// An access that the page tables do not allow. Each [Mmu] has one, which it throws again and
/// again.
public final class PageFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The page is there, and the access is not allowed. */
    public static final int PRESENT = 1;

    /** The access was a write. */
    public static final int WRITE = 1 << 1;

    /** The access was made in user mode. */
    public static final int USER = 1 << 2;

    /** An entry has a bit set that must be clear. */
    public static final int RESERVED = 1 << 3;

    /** The access was the fetch of an instruction; told only if pages can forbid that. */
    public static final int FETCH = 1 << 4;

    private int address;
    private int errorCode;

    PageFault() {
        super(null, null, false, false);
    }

    PageFault at(int linear, int code) {
        address = linear;
        errorCode = code;
        return this;
    }

    /** The linear address of the first byte that cannot be accessed, as CR2 gives it. */
    public int address() {
        return address;
    }

    public int errorCode() {
        return errorCode;
    }
}
