package machine.memory;

import java.util.Optional;

/// What an access does, written down once more as the manual's tables have it, one format after the
/// other, and without remembering anything.
final class ReferenceWalk {

    /** Where an access goes, or why it fails. */
    record Result(Optional<Long> physical, int errorCode) {}

    private final PhysicalMemory memory;
    private final boolean pae;
    private final boolean nxe;
    private final boolean writeProtect;
    private final int cr3;

    ReferenceWalk(PhysicalMemory memory, boolean pae, boolean nxe, boolean writeProtect, int cr3) {
        this.memory = memory;
        this.pae = pae;
        this.nxe = nxe;
        this.writeProtect = writeProtect;
        this.cr3 = cr3;
    }

    Result access(int linear, boolean user, boolean write, boolean fetch) {
        return pae
                ? extended(linear, user, write, fetch)
                : plain(Integer.toUnsignedLong(linear), user, write, fetch);
    }

    private Result plain(long linear, boolean user, boolean write, boolean fetch) {
        long pdeAt = (cr3 & 0xFFFFF000L) + (linear >> 22) * 4;
        int pde = memory.readInt(pdeAt);
        if (!bit(pde, 0)) {
            return fail(0, user, write, fetch);
        }
        if (bit(pde, 7)) {
            if ((pde & 0x003FE000) != 0) {
                return fail(9, user, write, fetch);
            }
            if (!allowed(bit(pde, 2), bit(pde, 1), true, user, write, fetch)) {
                return fail(1, user, write, fetch);
            }
            memory.writeInt(pdeAt, pde | 1 << 5 | (write ? 1 << 6 : 0));
            return success((pde & 0xFFC00000L) + (linear & 0x3FFFFF));
        }
        long pteAt = (pde & 0xFFFFF000L) + (linear >> 12 & 0x3FF) * 4;
        int pte = memory.readInt(pteAt);
        if (!bit(pte, 0)) {
            return fail(0, user, write, fetch);
        }
        boolean userPage = bit(pde, 2) && bit(pte, 2);
        boolean writable = bit(pde, 1) && bit(pte, 1);
        if (!allowed(userPage, writable, true, user, write, fetch)) {
            return fail(1, user, write, fetch);
        }
        memory.writeInt(pdeAt, pde | 1 << 5);
        memory.writeInt(pteAt, pte | 1 << 5 | (write ? 1 << 6 : 0));
        return success((pte & 0xFFFFF000L) + (linear & 0xFFF));
    }

    private Result extended(int linear, boolean user, boolean write, boolean fetch) {
        long pdpte = memory.readLong((cr3 & 0xFFFFFFE0L) + (linear >>> 30) * 8L);
        if (!bit(pdpte, 0)) {
            return fail(0, user, write, fetch);
        }
        long pdeAt = (pdpte & 0xFFFFFF000L) + (linear >>> 21 & 0x1FF) * 8L;
        long pde = memory.readLong(pdeAt);
        if (!bit(pde, 0)) {
            return fail(0, user, write, fetch);
        }
        long reserved = nxe ? 0x7FFFFFF000000000L : 0xFFFFFFF000000000L;
        if (bit(pde, 7)) {
            if ((pde & (reserved | 0x1FE000)) != 0) {
                return fail(9, user, write, fetch);
            }
            if (!allowed(bit(pde, 2), bit(pde, 1), !bit(pde, 63), user, write, fetch)) {
                return fail(1, user, write, fetch);
            }
            memory.writeLong(pdeAt, pde | 1 << 5 | (write ? 1 << 6 : 0));
            return success((pde & 0xFFFE00000L) + (linear & 0x1FFFFF));
        }
        if ((pde & reserved) != 0) {
            return fail(9, user, write, fetch);
        }
        long pteAt = (pde & 0xFFFFFF000L) + (linear >>> 12 & 0x1FF) * 8L;
        long pte = memory.readLong(pteAt);
        if (!bit(pte, 0)) {
            return fail(0, user, write, fetch);
        }
        if ((pte & reserved) != 0) {
            return fail(9, user, write, fetch);
        }
        boolean userPage = bit(pde, 2) && bit(pte, 2);
        boolean writable = bit(pde, 1) && bit(pte, 1);
        boolean executable = !bit(pde, 63) && !bit(pte, 63);
        if (!allowed(userPage, writable, executable, user, write, fetch)) {
            return fail(1, user, write, fetch);
        }
        memory.writeLong(pdeAt, pde | 1 << 5);
        memory.writeLong(pteAt, pte | 1 << 5 | (write ? 1 << 6 : 0));
        return success((pte & 0xFFFFFF000L) + (linear & 0xFFF));
    }

    private boolean allowed(
            boolean userPage,
            boolean writable,
            boolean executable,
            boolean user,
            boolean write,
            boolean fetch) {
        if (user && !userPage) {
            return false;
        }
        if (write && !writable && (user || writeProtect)) {
            return false;
        }
        return !fetch || executable || !nxe;
    }

    private Result fail(int why, boolean user, boolean write, boolean fetch) {
        return new Result(
                Optional.empty(), why | (write ? 2 : 0) | (user ? 4 : 0) | (fetch && nxe ? 16 : 0));
    }

    private static Result success(long physical) {
        return new Result(Optional.of(physical), 0);
    }

    private static boolean bit(long entry, int number) {
        return (entry >>> number & 1) != 0;
    }
}
