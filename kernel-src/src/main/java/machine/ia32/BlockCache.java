package machine.ia32;

import java.util.ArrayList;
import java.util.List;
import machine.memory.MemoryObserver;
import machine.memory.Mmu;
import machine.memory.PageFault;
import machine.memory.PhysicalMemory;
import org.jspecify.annotations.Nullable;

/// Decodes blocks, and remembers them by the physical address of their first byte until one of
/// their bytes is written.
///
/// A block lies within a page. An instruction that crosses into the next one is a block of its own
/// and is not remembered, for the two pages need not stay neighbours.
public final class BlockCache implements MemoryObserver {

    /** The most instructions of a block. */
    static final int MAXIMUM_LENGTH = 32;

    private static final PageEnd PAGE_END = new PageEnd();

    private final PhysicalMemory memory;
    private final Mmu mmu;
    private final Decoder decoder = new Decoder();
    private final Reader reader = new Reader();
    private final @Nullable CodePage[] pages;

    public BlockCache(PhysicalMemory memory, Mmu mmu) {
        this.memory = memory;
        this.mmu = mmu;
        pages = new @Nullable CodePage[memory.frames()];
        memory.addObserver(this);
    }

    @Override
    public void codeWritten(int frame) {
        CodePage page = pages[frame];
        if (page != null) {
            page.giveUp();
            pages[frame] = null;
        }
    }

    /// The block that begins at a linear address.
    ///
    /// @throws Fault if its first instruction is none
    public Block block(int linear, boolean user, boolean big) {
        int frame = mmu.fetchFrame(linear, user);
        int offset = linear & PhysicalMemory.PAGE_SIZE - 1;
        if (isMemory(frame)) {
            CodePage page = pages[frame];
            if (page != null) {
                Block block = page.blocks[offset];
                if (block != null && block.isBig() == big) {
                    return block;
                }
            }
        }
        return decode(linear, frame, user, big);
    }

    private Block decode(int linear, int frame, boolean user, boolean big) {
        List<Instruction> instructions = new ArrayList<>();
        reader.begin(linear, frame, user);
        Instruction last;
        do {
            try {
                last = decoder.decode(reader, big);
            } catch (Fault | PageFault | PageEnd e) {
                if (instructions.isEmpty()) {
                    throw e;
                }
                break;
            }
            instructions.add(last);
            reader.advance(last.length);
        } while (!last.endsBlock() && !reader.isAtEnd() && instructions.size() < MAXIMUM_LENGTH);
        int offset = linear & PhysicalMemory.PAGE_SIZE - 1;
        Block block = new Block(instructions.toArray(Instruction[]::new), big, frame, offset);
        if (!reader.crossed() && isMemory(frame)) {
            remember(block, linear, frame);
        }
        return block;
    }

    private boolean isMemory(int frame) {
        return frame >= 0 && frame < pages.length;
    }

    private void remember(Block block, int linear, int frame) {
        CodePage page = pages[frame];
        if (page == null) {
            page = new CodePage();
            pages[frame] = page;
        }
        int offset = linear & PhysicalMemory.PAGE_SIZE - 1;
        page.blocks[offset] = block;
        memory.markCode(frame, offset, reader.position - offset);
    }

    /// Decodes one instruction, and remembers nothing.
    Instruction single(int linear, boolean user, boolean big) {
        reader.begin(linear, mmu.fetchFrame(linear, user), user);
        return decoder.decode(reader, big);
    }

    /** The blocks of a page, by the offset of their first byte. */
    private static final class CodePage {

        final @Nullable Block[] blocks = new @Nullable Block[PhysicalMemory.PAGE_SIZE];

        void giveUp() {
            for (Block block : blocks) {
                if (block != null) {
                    block.giveUp();
                }
            }
        }
    }

    /** The end of the page, in the middle of an instruction that is not the first of its block. */
    private static final class PageEnd extends RuntimeException {

        private static final long serialVersionUID = 1;

        PageEnd() {
            super(null, null, false, false);
        }
    }

    /** Reads code from a page, and of a block's first instruction also from the next one. */
    private final class Reader implements Decoder.Code {

        private int linear;
        private int start;
        private boolean user;
        private byte[] page = {};
        private byte @Nullable [] next;
        private int position;

        void begin(int address, int frame, boolean inUserMode) {
            linear = address;
            user = inUserMode;
            start = address & PhysicalMemory.PAGE_SIZE - 1;
            position = start;
            page = memory.readablePage(frame);
            next = null;
        }

        void advance(int length) {
            position += length;
        }

        boolean isAtEnd() {
            return position >= PhysicalMemory.PAGE_SIZE;
        }

        boolean crossed() {
            return next != null;
        }

        @Override
        public int at(int distance) {
            int place = position + distance;
            if (place < PhysicalMemory.PAGE_SIZE) {
                return page[place] & 0xFF;
            }
            if (position != start) {
                throw PAGE_END;
            }
            byte[] following = next;
            if (following == null) {
                int frame = mmu.fetchFrame(linear + distance, user);
                following = memory.readablePage(frame);
                next = following;
            }
            return following[place - PhysicalMemory.PAGE_SIZE] & 0xFF;
        }
    }
}
