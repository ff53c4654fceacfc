package pxr.binding.type;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the binding of one file asks about classes, on whatever way: the evidence of what the file
/// depends on.
///
/// A class whose facts may change between two compilations reports here whatever it is asked, so no
/// rule of the language has to know that there is a log, and none can forget it. The log belongs to
/// the thread that binds the file ([RecordingThread]); on any other thread nothing is recorded.
///
/// Facts that are worked out once and kept, such as a method's signature, are worked out
/// [#unrecorded]: what they rest on is what *their* file depends on, and that file's own binding
/// asks for it. So the log does not depend on who came first.
public final class LookupLog {

    private final Set<TypeSymbol> types = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<TypeSymbol> enumerated = new HashSet<>();
    private final Set<TypeSymbol> functional = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private @Nullable TypeSymbol lastType;
    private @Nullable String lastName;

    /** The log of this thread, or null while nothing is recorded. */
    private static @Nullable LookupLog current() {
        return Thread.currentThread() instanceof RecordingThread thread ? thread.log : null;
    }

    public static boolean isRecording() {
        return current() != null;
    }

    /** The type was asked anything about itself. */
    public static void asked(TypeSymbol type) {
        LookupLog log = current();
        if (log != null) log.add(type);
    }

    /** The type was asked for its member of that name. */
    public static void asked(TypeSymbol type, String name) {
        LookupLog log = current();
        if (log == null) return;
        log.add(type);
        log.add(name);
    }

    /** A type, package or member of that name was looked for. */
    public static void asked(String name) {
        LookupLog log = current();
        if (log != null) log.add(name);
    }

    /** The type was asked for all its members. */
    public static void askedForAll(TypeSymbol type) {
        LookupLog log = current();
        if (log != null) log.enumerated.add(type);
    }

    /** The type was asked for the one abstract method that it has or inherits. */
    static void askedForFunction(TypeSymbol type) {
        LookupLog log = current();
        if (log != null) log.functional.add(type);
    }

    /** Works something out that is kept for whoever asks next. */
    public static <T> T unrecorded(Supplier<T> work) {
        if (!(Thread.currentThread() instanceof RecordingThread thread) || thread.log == null) {
            return work.get();
        }
        LookupLog log = thread.log;
        thread.log = null;
        try {
            return work.get();
        } finally {
            thread.log = log;
        }
    }

    /** Does the work and records, if this is a [RecordingThread]. */
    public void record(Runnable work) {
        if (!(Thread.currentThread() instanceof RecordingThread thread)) {
            work.run();
            return;
        }
        thread.log = this;
        try {
            work.run();
        } finally {
            thread.log = null;
        }
    }

    public Set<TypeSymbol> types() {
        return types;
    }

    public Set<TypeSymbol> enumerated() {
        return enumerated;
    }

    public Set<TypeSymbol> functional() {
        return functional;
    }

    public Set<String> names() {
        return names;
    }

    /** The same type and name are asked for many times in a row, once for each supertype. */
    private void add(TypeSymbol type) {
        if (type == lastType) return;
        lastType = type;
        types.add(type);
    }

    @SuppressWarnings("ReferenceEquality") // a shortcut
    private void add(String name) {
        if (name == lastName) return;
        lastName = name;
        names.add(name);
    }
}
