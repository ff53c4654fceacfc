package machine.ia32.translate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.ArrayDeque;
import java.util.Queue;

/// Code that is seldom executed, kept until the end of the method so that it is not in the way.
final class Detours {

    private record Detour(Label label, Runnable emit) {}

    private final CodeBuilder code;
    private final Queue<Detour> pending = new ArrayDeque<>();

    Detours(CodeBuilder code) {
        this.code = code;
    }

    /// @param emit emits code that ends with a jump; it may add detours of its own
    void add(Label label, Runnable emit) {
        pending.add(new Detour(label, emit));
    }

    void emit() {
        while (!pending.isEmpty()) {
            Detour detour = pending.remove();
            code.labelBinding(detour.label());
            detour.emit().run();
        }
    }
}
