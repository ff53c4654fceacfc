package machine.ia32.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import machine.ia32.CodeTranslator;
import machine.ia32.TranslatedEntry;
import machine.memory.MemoryObserver;
import machine.memory.PhysicalMemory;
import org.jspecify.annotations.Nullable;

/// Translates the hot code of a machine, for all its processors.
public final class Translator implements CodeTranslator, MemoryObserver {

    /** What was made from a page. */
    private static final class Page {

        /** Null for what is translated, but only together with what comes before. */
        final Map<Integer, @Nullable TranslatedEntry> entries = new HashMap<>();

        final List<CompiledRegion> regions = new ArrayList<>();
    }

    /// An execution interpreted costs some 30 ns, a translation a millisecond, and HotSpot's work
    /// on the result several.
    private static final int THRESHOLD = 2000;

    private static final int MAXIMUM_INSTRUCTIONS = 200;

    /// A page whose code changes itself so often, for all that is known, is better interpreted.
    private static final int MAXIMUM_LOSSES = 32;

    private final PhysicalMemory memory;
    private final int threshold;
    private final Map<Integer, Page> pages = new HashMap<>();
    private final Map<Integer, Integer> losses = new HashMap<>();

    public Translator(PhysicalMemory memory) {
        this(memory, THRESHOLD);
    }

    /// @param threshold how often a block is interpreted before it is translated, at least 1
    public Translator(PhysicalMemory memory, int threshold) {
        this.memory = memory;
        this.threshold = threshold;
        memory.addObserver(this);
    }

    @Override
    public void codeWritten(int frame) {
        Page page = pages.remove(frame);
        if (page != null) {
            losses.merge(frame, 1, Integer::sum);
            page.regions.forEach(CompiledRegion::giveUp);
        }
    }

    @Override
    public void codeReplaced(int frame) {
        losses.remove(frame);
    }

    @Override
    public int threshold() {
        return threshold;
    }

    @Override
    public @Nullable TranslatedEntry translate(int frame, int offset) {
        if (losses.getOrDefault(frame, 0) > MAXIMUM_LOSSES) {
            return null;
        }
        Page page = pages.computeIfAbsent(frame, _ -> new Page());
        if (!page.entries.containsKey(offset)) {
            compile(page, frame, offset);
        }
        return page.entries.get(offset);
    }

    private void compile(Page page, int frame, int offset) {
        int limit = MAXIMUM_INSTRUCTIONS;
        while (true) {
            Region region = RegionBuilder.build(memory, frame, offset, limit);
            if (region.blocks().isEmpty()) {
                return;
            }
            Optional<CompiledRegion> compiled = RegionClass.compile(region);
            if (compiled.isPresent()) {
                install(page, region, compiled.get());
                return;
            }
            limit = limit * 3 / 4;
        }
    }

    private void install(Page page, Region region, CompiledRegion compiled) {
        page.regions.add(compiled);
        List<Integer> entries = region.entries();
        for (int i = 0; i < entries.size(); i++) {
            page.entries.putIfAbsent(entries.get(i), new TranslatedEntry(compiled, i));
        }
        for (RegionBlock block : region.blocks().values()) {
            page.entries.putIfAbsent(block.offset(), null);
            memory.markCode(region.frame(), block.offset(), block.end() - block.offset());
        }
    }
}
