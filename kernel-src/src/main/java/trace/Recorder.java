package trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a woven kernel does, as it is written with its [Pen]: the records, the counts of calls, and
/// the names of the objects in them.
public final class Recorder {

    /** The numbers of methods are smaller. */
    public static final int MOST_METHODS = RecordWords.METHODS;

    /** In place of a calling place: code that is not woven. */
    public static final int UNKNOWN = 0;

    /** The numbers of calling places are smaller. */
    public static final int MOST_SITES = RecordWords.SITES;

    private static final int TYPE_SHIFT = 32;

    private final Ring ring;
    private final Counts counts;
    private final Pen pen;
    private long streamed;
    private @Nullable Consumer<TraceRecord> sink;

    private final Map<Class<?>, TypeName> types = new HashMap<>();
    private volatile List<String> typeNames = List.of();

    /** What tells time and processor. */
    Moment moment = new Moment();

    /// The place from which a method is about to be called, or [#UNKNOWN]. Written by woven code: a
    /// number which the rank of the called method makes that of the place and the method.
    public int site;

    /// @param targets the method by the number of calling place and method; 0 for numbers that
    ///   stand for neither, of which there must be as many at both ends as there are ranks
    public Recorder(KernelOptions options, int[] targets) {
        // A power of two again, and at least so many for each processor.
        int records = options.ringRecords() * options.processors();
        ring = new Ring(Integer.highestOneBit(2 * records - 1));
        counts = new Counts(targets);
        pen = new Pen(this, ring, ring.words, counts.targets, counts.calls);
    }

    /// Begins to record, from this moment of a machine's on; what led up to it is forgotten. From
    /// now on records tell time and processor from `machine`.
    public void observe(Moment machine) {
        moment = machine;
        ring.clear();
        counts.clear();
        site = UNKNOWN;
    }

    /** What the code writes with that is woven for this recorder. */
    public Pen pen() {
        return pen;
    }

    Counts counts() {
        return counts;
    }

    Ring ring() {
        return ring;
    }

    /** Counts a call from code that is not woven. */
    void countUnknown(int method) {
        counts.unknown[method]++;
    }

    // ---- names of objects -------------------------------------------------------------------

    /// Gives an object its name when it is first met: its type, and its number among those of it.
    long name(TracedObject object) {
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

    // ---- the stream -------------------------------------------------------------------------

    /** Records written since boot. */
    public long records() {
        return ring.written();
    }

    /// Hands every record from now on to `records`, in the order of their sequence, before it is
    /// overwritten. Call [#flush] for those still in the ring.
    public void streamTo(Consumer<TraceRecord> records) {
        sink = records;
        streamed = ring.overwritten();
    }

    /** Hands the records that are in the ring to the stream. */
    public void flush() {
        Consumer<TraceRecord> records = sink;
        if (records != null) {
            for (; streamed < ring.written; streamed++) {
                records.accept(RecordWords.read(ring, streamed));
            }
        }
    }

    /** Records that have been overwritten and that the stream has not had. */
    long lost() {
        return Math.max(0, ring.overwritten() - streamed);
    }
}
