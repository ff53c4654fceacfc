package pxr.syntax;

/// Counts how deep the converters are in a tree, and ends what would be deeper than whoever walks
/// the tree later has stack for.
final class Depth {

    private static final int MOST = 10_000;

    private int depth;

    /** Ends the item that is being read; [ItemReader] reports it. */
    static final class TooDeepException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private TooDeepException() {
            super("nested too deeply", null, false, false);
        }
    }

    void enter() {
        if (depth == MOST) throw new TooDeepException();
        depth++;
    }

    void leave() {
        depth--;
    }
}
