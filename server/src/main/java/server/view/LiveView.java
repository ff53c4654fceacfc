package server.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a live stream says of one method. The stream opens with a [Method]; each [Update] after it
/// says only what is new.
public final class LiveView {

    private LiveView() {}

    /// @param scenario what the kernel runs
    /// @param speed simulated seconds a second, while the machine keeps up
    /// @param parameters the columns of [Call#arguments]
    public record Method(
            String symbol,
            String scenario,
            int processors,
            double speed,
            List<Parameter> parameters) {}

    /// @param name empty where the source is not known
    /// @param type binary name
    public record Parameter(String name, String type) {}

    /// @param calls since boot, exact
    /// @param time simulated, in 100-ns units since boot
    /// @param stopped why the machine runs no further; null while it can
    /// @param lost records of any method that were overwritten before a cursor read them
    /// @param callers every calling line with its exact count, most calls first; null when
    ///   unchanged
    /// @param recent the calls since the last update, newest first, at most as many as are shown
    public record Update(
            long calls,
            long time,
            @Nullable String stopped,
            long lost,
            @Nullable List<Caller> callers,
            List<Call> recent) {}

    /// One call and all that its thread called for it, from its entry to its return.
    ///
    /// @param steps the call itself and those below it, in the order of their entries; at most
    ///   [#MOST_STEPS]
    /// @param more how many calls there were beyond those
    public record Followed(long sequence, int thread, List<Step> steps, int more) {}

    /** How many calls below one are told. */
    public static final int MOST_STEPS = 400;

    /// A call in a [Followed].
    ///
    /// @param depth 0 for the call itself
    /// @param name of the called method with its class, for reading
    /// @param url of its declaration; null when no project declares it
    /// @param caller the calling line
    /// @param time of the entry, simulated, in 100-ns units since boot
    /// @param duration until the return; null if it was left by an exception
    /// @param processor at the entry
    /// @param irql at the entry, in the kernel's own words
    /// @param arguments described, with names where the source has them
    /// @param result described; null if there is none
    public record Step(
            int depth,
            String symbol,
            String name,
            @Nullable String url,
            @Nullable Place caller,
            long time,
            @Nullable Long duration,
            int processor,
            String irql,
            List<String> arguments,
            @Nullable String result) {}

    /// A line that calls the method.
    ///
    /// @param name of the calling method with its class, for reading
    /// @param url of the calling line; null when no project declares the caller
    public record Place(String symbol, String name, int line, @Nullable String url) {}

    /// @param site the line's number in this run; 0 for all calls from outside the traced code
    /// @param place null for site 0
    public record Caller(int site, @Nullable Place place, long count) {}

    /// @param time simulated, in 100-ns units since boot
    /// @param irql in the kernel's own words
    /// @param arguments described, in the order of [Method#parameters]
    /// @param caller null when the call came from outside the traced code
    public record Call(
            long sequence,
            long time,
            int processor,
            int thread,
            String irql,
            List<String> arguments,
            @Nullable Place caller) {}
}
