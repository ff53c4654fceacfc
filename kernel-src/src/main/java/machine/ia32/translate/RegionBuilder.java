package machine.ia32.translate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import machine.ia32.Decoder;
import machine.ia32.Fault;
import machine.ia32.Instruction;
import machine.memory.PhysicalMemory;
import org.jspecify.annotations.Nullable;

/// Follows the code of a page from one instruction to wherever it may go on, as long as it stays in
/// the page, can be translated, and the region does not become too large.
final class RegionBuilder {

    private final byte[] page;
    private final int frame;
    private final int limit;
    private final Decoder decoder = new Decoder();
    private final Map<Integer, Instruction> instructions = new HashMap<>();
    private final SortedSet<Integer> leaders = new TreeSet<>();
    private final SortedSet<Integer> returns = new TreeSet<>();
    private final Deque<Integer> pending = new ArrayDeque<>();

    private RegionBuilder(PhysicalMemory memory, int frame, int limit) {
        page = memory.readablePage(frame);
        this.frame = frame;
        this.limit = limit;
    }

    /// The region around an instruction; without blocks if that cannot be translated.
    ///
    /// @param limit the most instructions to take
    static Region build(PhysicalMemory memory, int frame, int offset, int limit) {
        var builder = new RegionBuilder(memory, frame, limit);
        builder.lead(offset);
        while (!builder.pending.isEmpty()) {
            builder.decodeFrom(builder.pending.remove());
        }
        return builder.region(offset);
    }

    private void lead(int offset) {
        if (leaders.add(offset)) {
            pending.add(offset);
        }
    }

    private void decodeFrom(int leader) {
        int offset = leader;
        while (!instructions.containsKey(offset) && instructions.size() < limit) {
            Instruction it = decode(offset);
            if (it == null || !Translatable.test(it)) {
                return;
            }
            instructions.put(offset, it);
            int next = offset + it.length;
            if (Jumps.isJump(it)) {
                follow(it, next);
                return;
            }
            offset = next;
        }
        // It flows into code that is known, and must be able to.
        leaders.add(offset);
    }

    private void follow(Instruction jump, int next) {
        if (Jumps.isDirect(jump)) {
            int target = next + jump.immediate;
            lead(target);
        }
        if (Jumps.isCall(jump)) {
            returns.add(next);
        }
        if (Jumps.isConditional(jump) || Jumps.isCall(jump)) {
            lead(next);
        }
    }

    private @Nullable Instruction decode(int offset) {
        try {
            return decoder.decode(distance -> byteAt(offset + distance), true);
        } catch (Fault | IndexOutOfBoundsException _) {
            return null;
        }
    }

    private int byteAt(int offset) {
        // Beyond the page other code may follow at any time: the array ends here, and so does this.
        return page[offset] & 0xFF;
    }

    private Region region(int first) {
        SortedMap<Integer, RegionBlock> blocks = new TreeMap<>();
        for (int leader : leaders) {
            List<Instruction> sequence = new ArrayList<>();
            int offset = leader;
            Instruction it = instructions.get(offset);
            while (it != null) {
                sequence.add(it);
                offset += it.length;
                it = Jumps.isJump(it) || leaders.contains(offset) ? null : instructions.get(offset);
            }
            if (!sequence.isEmpty()) {
                blocks.put(leader, new RegionBlock(leader, offset, List.copyOf(sequence)));
            }
        }
        returns.retainAll(blocks.keySet());
        List<Integer> entries =
                blocks.values().stream()
                        .filter(block -> block.offset() == first || !asksForFlags(block))
                        .map(RegionBlock::offset)
                        .toList();
        return new Region(frame, blocks, entries, returns);
    }

    /// Whether a block needs flags that were set before it. It is better off with one way in, by
    /// which it is known how they were set.
    private static boolean asksForFlags(RegionBlock block) {
        for (Instruction it : block.instructions()) {
            if (it.flagsRead() != 0) {
                return true;
            }
            if (it.flagsWritten() != 0) {
                return false;
            }
        }
        return false;
    }
}
