package trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes what a woven kernel does. The woven code calls it at every entry and exit of a method,
/// and leaves the number of the calling place in [#site] before every call; the methods it calls
/// are public for that reason only.
///
/// Nothing here takes a lock or allocates memory while records are written, except when an object
/// is met for the first time.
public final class Recorder {

    /** How many arguments of a call are recorded. */
    public static final int MAXIMUM_ARGUMENTS = 4;

    /** Stands for a null reference. */
    static final long NULL = -1;

    /** Stands for an object that has no number. */
    static final long UNNAMED = -2;

    private static final int TYPE_SHIFT = 32;

    private final KernelOptions options;
    private final int methods;
    private final int sites;
    private Ring[] rings = {};
    private Counts counts = new Counts(0, 0);
    private Moment moment = new Moment();
    private long sequence;
    private @Nullable Consumer<TraceRecord> sink;

    private final Map<Class<?>, TypeName> types = new HashMap<>();
    private volatile List<String> typeNames = List.of();

    /** The place from which a method is about to be called; 0: unknown. Written by woven code. */
    public int site;

    public Recorder(KernelOptions options, int methods, int sites) {
        this.options = options;
        this.methods = methods;
        this.sites = sites;
        begin();
    }

    /// Begins to record, from this moment of a machine's on; what led up to it is forgotten. From
    /// now on records tell time and processor from `machine`.
    public void observe(Moment machine) {
        moment = machine;
        begin();
    }

    private void begin() {
        rings = new Ring[options.processors()];
        Arrays.setAll(rings, processor -> new Ring(options.ringRecords()));
        counts = new Counts(methods, sites);
        sequence = 0;
        site = 0;
    }

    Counts counts() {
        return counts;
    }

    Ring[] rings() {
        return rings;
    }

    // ---- called by woven code ---------------------------------------------------------------

    public void enter(int method) {
        record(TraceKind.ENTER, method, called(method), 0, 0, 0, 0, 0);
    }

    public void enter(int method, long a) {
        record(TraceKind.ENTER, method, called(method), 1, a, 0, 0, 0);
    }

    public void enter(int method, long a, long b) {
        record(TraceKind.ENTER, method, called(method), 2, a, b, 0, 0);
    }

    public void enter(int method, long a, long b, long c) {
        record(TraceKind.ENTER, method, called(method), 3, a, b, c, 0);
    }

    public void enter(int method, long a, long b, long c, long d) {
        record(TraceKind.ENTER, method, called(method), 4, a, b, c, d);
    }

    public void exit(int method) {
        record(TraceKind.EXIT, method, 0, 0, 0, 0, 0, 0);
    }

    /** The parameters are in the order in which woven code has them on its operand stack. */
    public static void exit(long result, Recorder recorder, int method) {
        recorder.record(TraceKind.EXIT, method, 0, 1, result, 0, 0, 0);
    }

    /** The number by which a reference stands in a record. */
    public static long word(@Nullable Object value, Recorder recorder) {
        // Tests of types, most frequent first: a pattern switch goes through a bootstrapped call.
        if (value instanceof TracedObject object) {
            return object.word != TracedObject.UNNUMBERED ? object.word : recorder.name(object);
        }
        if (value instanceof Enum<?> constant) {
            return constant.ordinal();
        }
        if (value instanceof Traced traced) {
            return traced.traceWord();
        }
        return value == null ? NULL : UNNAMED;
    }

    // ---- names of objects -------------------------------------------------------------------

    /**
     * Gives an object its name when it is first met: its type, and its number among those of it.
     */
    private long name(TracedObject object) {
        TypeName type =
                types.computeIfAbsent(
                        object.getClass(), met -> addType(new TypeName(types.size(), met)));
        int number = object.hasNumber() ? object.number : ++type.objects;
        object.word = (long) type.index << TYPE_SHIFT | number;
        return object.word;
    }

    private TypeName addType(TypeName type) {
        var names = new ArrayList<>(typeNames);
        names.add(type.name);
        typeNames = List.copyOf(names);
        return type;
    }

    /** A type of which an object has been met. */
    private static final class TypeName {
        final int index;
        final String name;
        int objects;

        TypeName(int index, Class<?> type) {
            this.index = index;
            this.name = type.getSimpleName();
        }
    }

    /** The type and number of an object, as in `KThread 12`. */
    String nameOf(long word) {
        int type = (int) (word >>> TYPE_SHIFT);
        return type < typeNames.size() ? typeNames.get(type) + ' ' + (int) word : "?";
    }

    // ---- records ----------------------------------------------------------------------------

    private int called(int method) {
        int from = site;
        site = 0;
        counts.called(method, from);
        return from;
    }

    private void record(
            TraceKind kind, int method, int from, int count, long a, long b, long c, long d) {
        Moment now = moment;
        Vantage vantage = now.vantage;
        Ring ring = rings[vantage.processor];
        if (sink != null && ring.isFullOfUnstreamed()) {
            flush();
        }
        long[] words = ring.words;
        int at = ring.offset(ring.next());
        words[at + Ring.SEQUENCE] = sequence++;
        words[at + Ring.CYCLES] = now.cycles;
        words[at + Ring.STATE] = RecordState.pack(vantage, kind, count);
        words[at + Ring.PLACE] = (long) method << 32 | from;
        words[at + Ring.ARGUMENTS] = a;
        words[at + Ring.ARGUMENTS + 1] = b;
        words[at + Ring.ARGUMENTS + 2] = c;
        words[at + Ring.ARGUMENTS + 3] = d;
        ring.publish();
    }

    /** Records written since boot. */
    long records() {
        return sequence;
    }

    // ---- the stream -------------------------------------------------------------------------

    /// Hands every record to `records`, in the order of their sequence, before it is overwritten.
    /// Call [#flush] for those still in the rings.
    public void streamTo(Consumer<TraceRecord> records) {
        sink = records;
    }

    /** Hands the records that are in the rings to the stream. */
    public void flush() {
        Consumer<TraceRecord> records = sink;
        if (records == null) {
            return;
        }
        for (Ring ring = nextToStream(); ring != null; ring = nextToStream()) {
            records.accept(RecordState.read(ring, ring.streamed, processorOf(ring)));
            ring.streamed++;
        }
    }

    private @Nullable Ring nextToStream() {
        Ring next = null;
        long lowest = Long.MAX_VALUE;
        for (Ring ring : rings) {
            if (ring.streamed < ring.next()) {
                long own = ring.words[ring.offset(ring.streamed) + Ring.SEQUENCE];
                if (own < lowest) {
                    lowest = own;
                    next = ring;
                }
            }
        }
        return next;
    }

    private int processorOf(Ring ring) {
        return Arrays.asList(rings).indexOf(ring);
    }
}
