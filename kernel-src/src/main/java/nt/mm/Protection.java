package nt.mm;

/// Protections, in the two ways of writing them: as programs give them (`PAGE_READWRITE`, a bit for
/// each), and in the five bits that a page table entry has room for.
///
/// Of the five bits the lowest is *read*, the next *execute* and the third *write*; read and write
/// together mean *copy on write*. The upper two say *not cached*, *guard* or *combine writes*, and
/// with nothing below them that the page cannot be used.
///
/// @source https://github.com/reactos/reactos `ntoskrnl/mm/ARM3/miarm.h` (the five bits)
public final class Protection {

    public static final int PAGE_NOACCESS = 0x1;
    public static final int PAGE_READONLY = 0x2;
    public static final int PAGE_READWRITE = 0x4;
    public static final int PAGE_WRITECOPY = 0x8;
    public static final int PAGE_EXECUTE = 0x10;
    public static final int PAGE_EXECUTE_READ = 0x20;
    public static final int PAGE_EXECUTE_READWRITE = 0x40;
    public static final int PAGE_EXECUTE_WRITECOPY = 0x80;
    public static final int PAGE_GUARD = 0x100;
    public static final int PAGE_NOCACHE = 0x200;
    public static final int PAGE_WRITECOMBINE = 0x400;

    static final int MM_READONLY = 1;
    static final int MM_EXECUTE = 2;
    static final int MM_EXECUTE_READ = 3;
    static final int MM_READWRITE = 4;
    static final int MM_WRITECOPY = 5;
    static final int MM_EXECUTE_READWRITE = 6;
    static final int MM_EXECUTE_WRITECOPY = 7;
    static final int MM_NOCACHE = 8;
    static final int MM_GUARD_PAGE = 0x10;
    static final int MM_WRITECOMBINE = 0x18;

    /** Of a page that was committed and is not any more. */
    static final int MM_DECOMMIT = 0x10;

    static final int MM_NOACCESS = 0x18;

    static final int INVALID = -1;

    private static final int ACCESS = 7;
    private static final int MODIFIERS = 0x18;
    private static final int WRITES = 4;
    private static final int ACCESS_BITS = 0xFF;

    // What programs give, by the three lowest of the five bits.
    private static final int[] PAGE = {
        PAGE_NOACCESS,
        PAGE_READONLY,
        PAGE_EXECUTE,
        PAGE_EXECUTE_READ,
        PAGE_READWRITE,
        PAGE_WRITECOPY,
        PAGE_EXECUTE_READWRITE,
        PAGE_EXECUTE_WRITECOPY
    };

    private Protection() {}

    /// The five bits for a program's protection.
    ///
    /// @return [#INVALID] if it names no access or several, or what cannot go together:
    ///   `STATUS_INVALID_PAGE_PROTECTION`
    static int MiMakeProtectionMask(int protect) {
        int access = protect & ACCESS_BITS;
        int modifiers = protect & ~ACCESS_BITS;
        int mask = Integer.bitCount(access) == 1 ? maskOf(access) : INVALID;
        if (mask < 0 || Integer.bitCount(modifiers) > 1) {
            return INVALID;
        }
        if (modifiers == 0) {
            return mask;
        }
        int modifier =
                switch (modifiers) {
                    case PAGE_GUARD -> MM_GUARD_PAGE;
                    case PAGE_NOCACHE -> MM_NOCACHE;
                    case PAGE_WRITECOMBINE -> MM_WRITECOMBINE;
                    default -> INVALID;
                };
        if (modifier < 0 || mask == MM_NOACCESS) {
            return INVALID;
        }
        return mask | modifier;
    }

    private static int maskOf(int access) {
        if (access == PAGE_NOACCESS) {
            return MM_NOACCESS;
        }
        for (int mask = MM_READONLY; mask < PAGE.length; mask++) {
            if (PAGE[mask] == access) {
                return mask;
            }
        }
        return INVALID;
    }

    /** What programs are told. */
    static int toPage(int mask) {
        int access = PAGE[mask & ACCESS];
        if (access == PAGE_NOACCESS) {
            return PAGE_NOACCESS;
        }
        return access
                | switch (mask & MODIFIERS) {
                    case MM_GUARD_PAGE -> PAGE_GUARD;
                    case MM_NOCACHE -> PAGE_NOCACHE;
                    case MM_WRITECOMBINE -> PAGE_WRITECOMBINE;
                    default -> 0;
                };
    }

    static boolean isNoAccess(int mask) {
        return (mask & ACCESS) == 0;
    }

    static boolean isGuard(int mask) {
        return (mask & MODIFIERS) == MM_GUARD_PAGE && !isNoAccess(mask);
    }

    static int withoutGuard(int mask) {
        return mask & ACCESS;
    }

    static boolean isCopyOnWrite(int mask) {
        return (mask & (WRITES | MM_READONLY)) == (WRITES | MM_READONLY);
    }

    /** Whether writes go to the page itself. */
    static boolean isWritable(int mask) {
        return (mask & (WRITES | MM_READONLY)) == WRITES;
    }

    /** Whether writes are allowed, to the page or to a copy. */
    static boolean allowsWrites(int mask) {
        return (mask & WRITES) != 0;
    }

    /** What becomes of the protection when the page has been copied. */
    static int afterCopy(int mask) {
        return isCopyOnWrite(mask) ? mask & ~MM_READONLY : mask;
    }

    /** The protection of a view of which writes must not reach the section. */
    static int copyOnWrite(int mask) {
        return isWritable(mask) ? mask | MM_READONLY : mask;
    }

    /** The bits of a valid entry of user space. */
    static int hardwareBits(int mask) {
        int bits = MmPte.OWNER;
        if (isCopyOnWrite(mask)) {
            bits |= MmPte.COPY_ON_WRITE;
        } else if (isWritable(mask)) {
            bits |= MmPte.WRITE;
        }
        return (mask & MODIFIERS) == MM_NOCACHE ? bits | MmPte.CACHE_DISABLE : bits;
    }
}
