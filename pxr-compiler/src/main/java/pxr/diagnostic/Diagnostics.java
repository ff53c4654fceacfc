package pxr.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects diagnostics from any thread and hands each on as it comes. */
public final class Diagnostics {

    private final List<Diagnostic> all = new ArrayList<>();
    private final Consumer<Diagnostic> listener;

    public Diagnostics(Consumer<Diagnostic> listener) {
        this.listener = listener;
    }

    public Diagnostics() {
        this(_ -> {});
    }

    public synchronized void report(Diagnostic diagnostic) {
        all.add(diagnostic);
        listener.accept(diagnostic);
    }

    /** What was reported so far, in the order of the reports. */
    public synchronized List<Diagnostic> all() {
        return List.copyOf(all);
    }

    public synchronized long errors() {
        return all.stream().filter(d -> d.severity() == Severity.ERROR).count();
    }
}
