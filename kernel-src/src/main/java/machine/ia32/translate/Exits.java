package machine.ia32.translate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/** Emits the ends of execution. */
final class Exits {

    private final CodeBuilder code;
    private final Label exit;
    private final Sites sites;

    /// @param exit where all registers are written back
    Exits(CodeBuilder code, Label exit, Sites sites) {
        this.code = code;
        this.exit = exit;
        this.sites = sites;
    }

    /// Notes where to stop if what follows faults.
    ///
    /// @param offset of the instruction to go on with
    /// @param undone instructions taken off the budget that will not have been executed
    void mark(int offset, int undone) {
        code.loadConstant(sites.add(offset, undone)).istore(Local.SITE);
    }

    /** Stops, with the parameters of [#mark]. */
    void stop(int offset, int undone) {
        mark(offset, undone);
        code.goto_(exit);
    }

    /** Goes on at the address in [Local#TARGET]. */
    void stopElsewhere() {
        code.loadConstant(Sites.ELSEWHERE).istore(Local.SITE).goto_(exit);
    }
}
