package nt.rtl;

import java.util.function.Function;

/// What comes of a routine that gives a value when it succeeds. NT returns the status and writes
/// the value through a pointer.
public sealed interface Outcome<T> {

    /** Of both kinds: some successes have something to say, too. */
    NtStatus status();

    /** It has worked. */
    record Success<T>(NtStatus status, T value) implements Outcome<T> {}

    /** It has not, and nothing has changed. */
    record Failure<T>(NtStatus status) implements Outcome<T> {}

    static <T> Outcome<T> of(T value) {
        return new Success<>(NtStatus.STATUS_SUCCESS, value);
    }

    static <T> Outcome<T> failed(NtStatus status) {
        return new Failure<>(status);
    }

    /** What the next step makes of the value; a failure stays one. */
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return switch (this) {
            case Success<T>(NtStatus _, T value) -> next.apply(value);
            case Failure<T>(NtStatus why) -> new Failure<>(why);
        };
    }

    /** Does something with the value; the status of that, or of the failure. */
    default NtStatus use(Function<? super T, NtStatus> use) {
        return switch (this) {
            case Success<T>(NtStatus _, T value) -> use.apply(value);
            case Failure<T>(NtStatus why) -> why;
        };
    }
}
