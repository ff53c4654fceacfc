package nt.ex.pool;

import static nt.rtl.BugCheckCode.BAD_POOL_CALLER;
import static nt.rtl.BugCheckCode.BAD_POOL_HEADER;

import java.util.HashMap;
import java.util.Map;
import nt.ke.Ke;
import nt.rtl.BugCheckRoutine;
import nt.rtl.GuardedBy;
import nt.rtl.Nt;
import nt.rtl.RequiresLockHeld;

/// One pool: its free blocks, and the routines that take and give back blocks.
///
/// Free blocks of the same size are on a list: [#listHeads] says where the first is, and each says
/// in the words behind its header which come before and after it.
///
/// @model There are no lookaside lists before it yet, and no charge to a process.
@Nt("POOL_DESCRIPTOR")
public final class Pool {

    private static final int PAGE_SIZE = 4096;
    private static final int UNITS = PAGE_SIZE / PoolHeader.SIZE;

    /** More bytes than that get pages of their own. */
    static final int LARGEST_BLOCK = PAGE_SIZE - 2 * PoolHeader.SIZE;

    // What the first parameter of the bug checks says.
    private static final int FREE_LIST_CORRUPT = 3;
    private static final int BLOCK_SIZE_WRONG = 0x20;
    private static final int ALREADY_FREED = 7;
    private static final int WRONG_TAG = 0xA;
    private static final int NOT_POOL = 0x40;

    private final PoolPages memory;
    private final BugCheckRoutine bugCheck;
    private final PoolLock lock;
    private final int poolType;
    public final PoolTracker tracker = new PoolTracker();

    /** By size in units; 0 for an empty list. */
    @GuardedBy("lock")
    private final int[] listHeads = new int[UNITS + 1];

    /// Blocks that have pages of their own.

    private final Map<Integer, Big> bigPages = new HashMap<>();

    private int totalPages;

    private record Big(int tag, int pages) {}

    private Pool(PoolPages memory, BugCheckRoutine bugCheck, PoolLock lock, int poolType) {
        this.memory = memory;
        this.bugCheck = bugCheck;
        this.lock = lock;
        this.poolType = poolType;
    }

    /** A pool whose blocks may be touched at any level. */
    public static Pool nonPaged(Ke ke, PoolPages memory, BugCheckRoutine bugCheck) {
        return new Pool(memory, bugCheck, new PoolLock.Spinning(ke), 1);
    }

    /** A pool whose blocks may be paged. */
    public static Pool paged(Ke ke, PoolPages memory, BugCheckRoutine bugCheck) {
        return new Pool(memory, bugCheck, new PoolLock.Waiting(ke), 2);
    }

    /** Its memory, word by word, as whoever has a block reaches it. */
    PoolPages pages() {
        return memory;
    }

    /** Pages that blocks are in. */
    public int totalPages() {
        return totalPages;
    }

    // ---- allocating -------------------------------------------------------------------------

    /// Takes a block. What is in it is undefined.
    ///
    /// @param bytes more than 0
    /// @param tag see [PoolTracker#tag]
    /// @return its address, a multiple of 8; 0 if there is no memory for it
    /// @source WDK, *ExAllocatePoolWithTag function (wdm.h)*
    public int ExAllocatePoolWithTag(int bytes, int tag) {
        lock.acquire();
        int address =
                bytes > LARGEST_BLOCK
                        ? allocatePages(bytes, tag)
                        : allocateBlock((bytes + 2 * PoolHeader.SIZE - 1) / PoolHeader.SIZE, tag);
        lock.release();
        return address;
    }

    @RequiresLockHeld("lock")
    private int allocatePages(int bytes, int tag) {
        int pages = (bytes + PAGE_SIZE - 1) / PAGE_SIZE;
        int address = memory.MiAllocatePoolPages(pages);
        if (address != 0) {
            bigPages.put(address, new Big(tag, pages));
            totalPages += pages;
            tracker.count(tag, true, pages * PAGE_SIZE);
        }
        return address;
    }

    @RequiresLockHeld("lock")
    private int allocateBlock(int units, int tag) {
        int size = units;
        while (size <= UNITS && listHeads[size] == 0) {
            size++;
        }
        int block = size <= UNITS ? listHeads[size] : newPage();
        if (block == 0) {
            return 0;
        }
        PoolHeader header = PoolHeader.read(memory, block);
        unlink(block, header);
        PoolHeader taken = new PoolHeader(header.previousSize(), 0, units, poolType, tag);
        int left = header.blockSize() - units;
        if (left > 0) {
            int rest = block + units * PoolHeader.SIZE;
            insert(rest, new PoolHeader(units, 0, left, 0, 0));
            setPreviousSize(rest, left);
        }
        taken.write(memory, block);
        tracker.count(tag, true, units * PoolHeader.SIZE);
        return block + PoolHeader.SIZE;
    }

    /** A page that is one free block. */
    private int newPage() {
        int page = memory.MiAllocatePoolPages(1);
        if (page != 0) {
            totalPages++;
            // A block of all units would need one bit more than there is for its size.
            insert(page, new PoolHeader(0, 0, UNITS - 1, 0, 0));
        }
        return page;
    }

    // ---- freeing ----------------------------------------------------------------------------

    /// Gives a block back.
    ///
    /// A block that is free, has another tag or is none stops the system with `BAD_POOL_CALLER`,
    /// one whose header does not agree with its neighbours' with `BAD_POOL_HEADER`.
    ///
    /// @param tag that it was allocated with
    /// @source WDK, *ExFreePoolWithTag function (wdm.h)*
    /// @source
    ///   https://learn.microsoft.com/en-us/windows-hardware/drivers/debugger/bug-check-0xc2--bad-pool-caller
    public void ExFreePoolWithTag(int address, int tag) {
        lock.acquire();
        Big big = bigPages.get(address);
        if (big == null) {
            freeBlock(address, tag);
        } else {
            require(big.tag == tag, WRONG_TAG, address, big.tag, tag);
            bigPages.remove(address);
            memory.MiFreePoolPages(address, big.pages);
            totalPages -= big.pages;
            tracker.count(tag, false, big.pages * PAGE_SIZE);
        }
        lock.release();
    }

    @RequiresLockHeld("lock")
    private void freeBlock(int address, int tag) {
        int block = address - PoolHeader.SIZE;
        boolean within = (address & PAGE_SIZE - 1) >= PoolHeader.SIZE;
        require(within && (address & PoolHeader.SIZE - 1) == 0, NOT_POOL, address, 0, 0);
        PoolHeader header = PoolHeader.read(memory, block);
        require(!header.isFree(), ALREADY_FREED, address, header.tag(), 0);
        check(block, header);
        require(header.tag() == tag, WRONG_TAG, address, header.tag(), tag);
        tracker.count(tag, false, header.blockSize() * PoolHeader.SIZE);
        int start = block;
        int units = header.blockSize();
        int previousSize = header.previousSize();
        int next = block + units * PoolHeader.SIZE;
        if (!isEnd(next)) {
            PoolHeader following = PoolHeader.read(memory, next);
            if (following.isFree()) {
                unlink(next, following);
                units += following.blockSize();
            }
        }
        if (previousSize > 0) {
            int before = block - previousSize * PoolHeader.SIZE;
            PoolHeader preceding = PoolHeader.read(memory, before);
            if (preceding.isFree()) {
                unlink(before, preceding);
                start = before;
                units += preceding.blockSize();
                previousSize = preceding.previousSize();
            }
        }
        // A second free of the same address shall find that it is free.
        new PoolHeader(0, 0, 0, 0, tag).write(memory, block);
        if (units == UNITS - 1) {
            memory.MiFreePoolPages(start, 1);
            totalPages--;
            return;
        }
        insert(start, new PoolHeader(previousSize, 0, units, 0, tag));
        setPreviousSize(start, units);
    }

    /** The sizes of a block and of its neighbours must agree. */
    private void check(int block, PoolHeader header) {
        int offset = block & PAGE_SIZE - 1;
        boolean fits =
                header.blockSize() > 0
                        && header.poolType() == poolType
                        && offset + header.blockSize() * PoolHeader.SIZE
                                <= PAGE_SIZE - PoolHeader.SIZE
                        && header.previousSize() * PoolHeader.SIZE <= offset
                        && (offset == 0) == (header.previousSize() == 0);
        boolean agrees = fits;
        int next = block + header.blockSize() * PoolHeader.SIZE;
        if (fits && !isEnd(next)) {
            agrees = PoolHeader.read(memory, next).previousSize() == header.blockSize();
        }
        if (agrees && header.previousSize() > 0) {
            int before = block - header.previousSize() * PoolHeader.SIZE;
            agrees = PoolHeader.read(memory, before).blockSize() == header.previousSize();
        }
        if (!agrees) {
            bugCheck.KeBugCheckEx(
                    BAD_POOL_HEADER,
                    BLOCK_SIZE_WRONG,
                    Integer.toUnsignedLong(block),
                    Integer.toUnsignedLong(next),
                    memory.readInt(block));
        }
    }

    private void require(boolean holds, int violation, int address, int p3, int p4) {
        if (!holds) {
            bugCheck.KeBugCheckEx(
                    BAD_POOL_CALLER, violation, p3, p4, Integer.toUnsignedLong(address));
        }
    }

    // ---- blocks -----------------------------------------------------------------------------

    /** Whether blocks end there: the last 8 bytes of a page are nobody's. */
    private static boolean isEnd(int address) {
        return (address & PAGE_SIZE - 1) == PAGE_SIZE - PoolHeader.SIZE;
    }

    /** Has the block behind this one know its size. */
    private void setPreviousSize(int block, int units) {
        int next = block + units * PoolHeader.SIZE;
        if (!isEnd(next)) {
            PoolHeader.read(memory, next).after(units).write(memory, next);
        }
    }

    /** A block of one unit has no room to be on a list: it waits for a neighbour to be freed. */
    private static boolean isListed(PoolHeader header) {
        return header.blockSize() > 1;
    }

    private void insert(int block, PoolHeader header) {
        header.write(memory, block);
        if (!isListed(header)) {
            return;
        }
        int first = listHeads[header.blockSize()];
        setFlink(block, first);
        setBlink(block, 0);
        if (first != 0) {
            setBlink(first, block);
        }
        listHeads[header.blockSize()] = block;
    }

    private void unlink(int block, PoolHeader header) {
        if (!isListed(header)) {
            return;
        }
        int flink = memory.readInt(block + PoolHeader.SIZE);
        int blink = memory.readInt(block + PoolHeader.SIZE + 4);
        boolean sound =
                blink == 0
                        ? listHeads[header.blockSize()] == block
                        : memory.readInt(blink + PoolHeader.SIZE) == block;
        if (!sound) {
            bugCheck.KeBugCheckEx(
                    BAD_POOL_HEADER,
                    FREE_LIST_CORRUPT,
                    Integer.toUnsignedLong(block),
                    Integer.toUnsignedLong(flink),
                    Integer.toUnsignedLong(blink));
        }
        if (blink == 0) {
            listHeads[header.blockSize()] = flink;
        } else {
            setFlink(blink, flink);
        }
        if (flink != 0) {
            setBlink(flink, blink);
        }
    }

    private void setFlink(int block, int value) {
        memory.writeInt(block + PoolHeader.SIZE, value);
    }

    private void setBlink(int block, int value) {
        memory.writeInt(block + PoolHeader.SIZE + 4, value);
    }
}
