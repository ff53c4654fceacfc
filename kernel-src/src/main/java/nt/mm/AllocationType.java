package nt.mm;

/** What can be asked of virtual memory, and what is told of it. Bits. */
public final class AllocationType {

    public static final int MEM_COMMIT = 0x1000;
    public static final int MEM_RESERVE = 0x2000;
    public static final int MEM_DECOMMIT = 0x4000;
    public static final int MEM_RELEASE = 0x8000;
    public static final int MEM_FREE = 0x1_0000;
    public static final int MEM_PRIVATE = 0x2_0000;
    public static final int MEM_MAPPED = 0x4_0000;
    public static final int MEM_RESET = 0x8_0000;
    public static final int MEM_TOP_DOWN = 0x10_0000;
    public static final int MEM_WRITE_WATCH = 0x20_0000;
    public static final int MEM_IMAGE = 0x100_0000;

    private AllocationType() {}
}
