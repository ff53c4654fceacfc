package trace;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// What has been recorded of a kernel. Any thread may read while the machine runs.
public interface TraceLog {

    /// All methods known so far; grows while classes are loaded. The method with id `n` is at index
    /// `n - 1`.
    List<TracedMethod> methods();

    /** The id of the method with this symbol. */
    OptionalInt method(String symbol);

    CallSite site(int id);

    /** How often the method has been called since boot; exact. */
    long calls(int method);

    /** The same by call site id; exact. The key 0 counts calls from code that is not traced. */
    Map<Integer, Long> callers(int method);

    /** The newest calls of the method that are still in the rings, newest first. */
    List<TraceRecord> last(int method, int limit);

    /// The newest call of the method of which all is still in the rings: the records of its thread
    /// from its entry to its return, oldest first, interrupts of the thread among them. Empty if
    /// there is none.
    default List<TraceRecord> lastWhole(int method) {
        return lastWhole(method, method);
    }

    /// The newest call of `method` of which all is still in the rings, in the course of which
    /// `part` was called: as [#lastWhole(int)].
    List<TraceRecord> lastWhole(int method, int part);

    /** Records that are no longer in the rings and that no stream has had. */
    long lost();

    /// An argument word in words: `KThread 12`, `PASSIVE_LEVEL`, `true`, `0x1f`.
    ///
    /// @param parameterType as in [TracedMethod#parameterTypes]
    String describe(long argument, String parameterType);
}
