package pxr.syntax;

import pxr.diagnostic.Diagnostic;
import pxr.diagnostic.Diagnostics;
import pxr.source.LineMap;
import pxr.source.SourceFile;

/// Reports what is wrong in one file, each error once: what directly follows an error is taken for
/// its consequence.
final class SyntaxErrors {

    /** Of more errors in a file only the number is said. */
    private static final int MOST = 10;

    private final SourceFile file;
    private final Diagnostics diagnostics;
    private int count;
    private boolean isFollowing;

    SyntaxErrors(SourceFile file, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    /** An error, unless nothing was right since the last. */
    void report(int offset, String message) {
        if (!isFollowing) reportAlways(offset, message);
        isFollowing = true;
    }

    void reportAlways(int offset, String message) {
        if (++count > MOST) return;
        LineMap lines = file.lines();
        int line = lines.line(offset);
        diagnostics.report(Diagnostic.error(file.path(), line, lines.column(offset), message));
    }

    /** What comes now is no consequence of the last error. */
    void isRightAgain() {
        isFollowing = false;
    }

    boolean any() {
        return count > 0;
    }

    /** Says how many errors were not reported. */
    void finish() {
        if (count <= MOST) return;
        String message = (count - MOST) + " more errors; correct those before first";
        diagnostics.report(Diagnostic.error(file.path(), 0, 0, message));
    }
}
