package nt.ob;

import java.util.function.Consumer;
import java.util.function.Function;
import nt.ke.KProcessorMode;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import org.jspecify.annotations.Nullable;

/// What a type does at certain moments in the life of its objects. Each method may be missing.
///
/// @param open there is one more handle; may refuse
/// @param close there is one handle less
/// @param delete the last reference is gone
/// @param parse finds what the rest of a name means
/// @param queryName tells the name of an object that has its names elsewhere
/// @param okayToClose may refuse that a handle is closed
@SuppressWarnings("MissingSummary")
public record ObjectMethods<B>(
        @Nullable Open<B> open,
        @Nullable Close<B> close,
        @Nullable Consumer<B> delete,
        @Nullable Parse<B> parse,
        @Nullable Function<B, Outcome<String>> queryName,
        @Nullable OkayToClose<B> okayToClose) {

    /** Called without any lock, before the handle can be used. */
    @FunctionalInterface
    public interface Open<B> {

        /// @param process that gets the handle
        /// @param processHandleCount handles that it has to the object, this one included; 0 if the
        ///   type does not count them
        /// @return a failure if there must be no such handle
        NtStatus open(
                ObOpenReason reason,
                HandleOwner process,
                B object,
                int grantedAccess,
                int processHandleCount);
    }

    /** Called without any lock, after the handle is gone. */
    @FunctionalInterface
    public interface Close<B> {

        /// @param processHandleCount handles that the process had to the object, this one included;
        ///   0 if the type does not count them
        /// @param systemHandleCount the same for all processes
        void close(
                HandleOwner process,
                B object,
                int grantedAccess,
                int processHandleCount,
                int systemHandleCount);
    }

    /** Called without any lock, while the object is referenced. */
    @FunctionalInterface
    public interface Parse<B> {
        ParseResult parse(B parsed, ParseRequest request);
    }

    /** Called while the handle is locked. */
    @FunctionalInterface
    public interface OkayToClose<B> {
        boolean isOkay(HandleOwner process, B object, int handle, KProcessorMode previousMode);
    }

    /** No methods. */
    public static <B> ObjectMethods<B> none() {
        return new ObjectMethods<>(null, null, null, null, null, null);
    }

    public ObjectMethods<B> onOpen(Open<B> method) {
        return new ObjectMethods<>(method, close, delete, parse, queryName, okayToClose);
    }

    public ObjectMethods<B> onClose(Close<B> method) {
        return new ObjectMethods<>(open, method, delete, parse, queryName, okayToClose);
    }

    public ObjectMethods<B> onDelete(Consumer<B> method) {
        return new ObjectMethods<>(open, close, method, parse, queryName, okayToClose);
    }

    public ObjectMethods<B> onParse(Parse<B> method) {
        return new ObjectMethods<>(open, close, delete, method, queryName, okayToClose);
    }

    public ObjectMethods<B> onQueryName(Function<B, Outcome<String>> method) {
        return new ObjectMethods<>(open, close, delete, parse, method, okayToClose);
    }

    public ObjectMethods<B> onOkayToClose(OkayToClose<B> method) {
        return new ObjectMethods<>(open, close, delete, parse, queryName, method);
    }
}
