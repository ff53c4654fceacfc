package trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/** What a recorder has written, with the tables of what was woven. */
public final class RecordedLog implements TraceLog {

    private static final int IDLE = 0;

    private final Recorder recorder;
    private final List<TracedMethod> methods;
    private final List<CallSite> sites;
    private final Map<String, Integer> bySymbol = new HashMap<>();
    private final BiFunction<Long, String, String> valueNames;

    /// @param recorded which of the methods have records, not only calling places
    /// @param valueNames what a word means that stands for a value of a type of the kernel's; empty
    ///   if that type has no names
    public RecordedLog(
            Recorder recorder,
            List<TracedMethod> methods,
            List<TracedMethod> recorded,
            List<CallSite> sites,
            BiFunction<Long, String, String> valueNames) {
        this.recorder = recorder;
        this.methods = methods;
        this.sites = sites;
        this.valueNames = valueNames;
        for (TracedMethod method : recorded) {
            bySymbol.put(method.symbol(), method.id());
        }
    }

    @Override
    public List<TracedMethod> methods() {
        return methods;
    }

    @Override
    public OptionalInt method(String symbol) {
        Integer id = bySymbol.get(symbol);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    @Override
    public CallSite site(int id) {
        return sites.get(id - 1);
    }

    @Override
    public long calls(int method) {
        return recorder.counts().calls(method);
    }

    @Override
    public Map<Integer, Long> callers(int method) {
        return recorder.counts().callers(method);
    }

    @Override
    public List<TraceRecord> last(int method, int limit) {
        var found = new ArrayList<TraceRecord>();
        Ring ring = recorder.ring();
        for (long index = ring.written() - 1;
                index >= ring.oldest() && found.size() < limit;
                index--) {
            if (!RecordWords.isCallOf(method, ring.word(index, Ring.WHAT))) {
                continue;
            }
            TraceRecord call = RecordWords.read(ring, index);
            boolean whole = index >= ring.oldest();
            if (whole && call.kind() == TraceKind.ENTER && call.method() == method) {
                found.add(call);
            }
        }
        return List.copyOf(found);
    }

    @Override
    public List<TraceRecord> lastWhole(int method, int part) {
        Ring ring = recorder.ring();
        for (long last = ring.written() - 1; last >= ring.oldest(); last--) {
            if (RecordWords.isReturnOf(method, ring.word(last, Ring.WHAT))) {
                List<TraceRecord> call = callEndingAt(last, method);
                if (call.stream().anyMatch(record -> record.method() == part)) {
                    return call;
                }
            }
        }
        return List.of();
    }

    /** The call that returns by this record; empty if its entry has been overwritten. */
    private List<TraceRecord> callEndingAt(long last, int method) {
        Ring ring = recorder.ring();
        TraceRecord exit = RecordWords.read(ring, last);
        var found = new ArrayList<TraceRecord>();
        int open = 0; // calls of the method of which the return has been met, and not the entry
        for (long index = last; index >= ring.oldest(); index--) {
            TraceRecord record = RecordWords.read(ring, index);
            if (!sameStack(record, exit)) {
                continue;
            }
            found.add(record);
            if (record.method() == method) {
                open += record.kind() == TraceKind.EXIT ? 1 : -1;
            }
            if (open == 0) {
                return index >= ring.oldest() ? List.copyOf(found.reversed()) : List.of();
            }
        }
        return List.of();
    }

    /** Whether both are of one thread; each processor has an idle thread of its own. */
    private static boolean sameStack(TraceRecord one, TraceRecord other) {
        return one.thread() == other.thread()
                && (one.thread() != IDLE || one.processor() == other.processor());
    }

    @Override
    public long lost() {
        return recorder.lost();
    }

    @Override
    public String describe(long argument, String parameterType) {
        return switch (parameterType) {
            case "boolean" -> argument == 0 ? "false" : "true";
            case "char" -> "'" + (char) argument + "'";
            case "byte", "short", "int", "long" -> number(argument);
            case "float" -> Float.toString(Float.intBitsToFloat((int) argument));
            case "double" -> Double.toString(Double.longBitsToDouble(argument));
            default -> object(argument, parameterType);
        };
    }

    /** Small and negative numbers in decimal, others in hexadecimal digits. */
    public static String number(long value) {
        return value < 10 ? Long.toString(value) : "0x" + Long.toHexString(value);
    }

    private String object(long word, String type) {
        if (word == Pen.NULL) {
            return "null";
        }
        if (word == Pen.UNNAMED) {
            return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        }
        String name = valueNames.apply(word, type);
        return name.isEmpty() ? recorder.nameOf(word) : name;
    }
}
