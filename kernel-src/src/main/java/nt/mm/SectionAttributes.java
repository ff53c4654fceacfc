package nt.mm;

/** What sections can be. Bits. */
public final class SectionAttributes {

    public static final int SEC_BASED = 0x20_0000;
    public static final int SEC_NO_CHANGE = 0x40_0000;
    public static final int SEC_FILE = 0x80_0000;
    public static final int SEC_IMAGE = 0x100_0000;
    public static final int SEC_RESERVE = 0x400_0000;
    public static final int SEC_COMMIT = 0x800_0000;
    public static final int SEC_NOCACHE = 0x1000_0000;

    private SectionAttributes() {}
}
