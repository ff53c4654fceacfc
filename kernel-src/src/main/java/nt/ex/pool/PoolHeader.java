package nt.ex.pool;

import nt.rtl.Nt;

/// The header of a block: two words. Sizes count units of 8 bytes, the header included.
///
/// | 31–25 | 24–16 | 15–9 | 8–0 |
/// |---|---|---|---|
/// | type + 1; 0 if free | size | pool | size of the block before |
///
/// @param previousSize 0 at the start of a page
/// @param poolType 1: must not be paged; 2: may be; 0: the block is free
/// @param tag four letters, the first in the lowest byte
/// @source https://github.com/volatilityfoundation/volatility `win2003_sp1_x86_vtypes.py`
@Nt("POOL_HEADER")
record PoolHeader(int previousSize, int poolIndex, int blockSize, int poolType, int tag) {

    static final int SIZE = 8;

    static PoolHeader read(PoolPages memory, int address) {
        int sizes = memory.readInt(address);
        return new PoolHeader(
                sizes & 0x1FF,
                sizes >>> 9 & 0x7F,
                sizes >>> 16 & 0x1FF,
                sizes >>> 25,
                memory.readInt(address + 4));
    }

    void write(PoolPages memory, int address) {
        memory.writeInt(address, previousSize | poolIndex << 9 | blockSize << 16 | poolType << 25);
        memory.writeInt(address + 4, tag);
    }

    boolean isFree() {
        return poolType == 0;
    }

    PoolHeader withSize(int units) {
        return new PoolHeader(previousSize, poolIndex, units, poolType, tag);
    }

    PoolHeader after(int previous) {
        return new PoolHeader(previous, poolIndex, blockSize, poolType, tag);
    }
}
