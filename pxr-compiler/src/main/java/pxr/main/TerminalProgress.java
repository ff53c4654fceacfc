package pxr.main;

import java.io.Console;
import java.io.PrintWriter;

/// Shows progress on one line of a terminal, which messages push down; where there is no terminal,
/// only the messages.
public final class TerminalProgress implements Progress {

    private static final long NANOS_BETWEEN = 100_000_000;

    private final PrintWriter err;
    private final boolean isTerminal;
    private long last = System.nanoTime();
    private String shown = "";

    private TerminalProgress(PrintWriter err, boolean isTerminal) {
        this.err = err;
        this.isTerminal = isTerminal;
    }

    public static TerminalProgress on(PrintWriter err) {
        Console console = System.console();
        return new TerminalProgress(err, console != null && console.isTerminal());
    }

    @Override
    public synchronized void done(int files, int of) {
        if (isDue()) show(files + "/" + of + " files");
    }

    /** The same where nobody knows yet how many there will be. */
    public synchronized void done(int files) {
        if (isDue()) show(files + " files");
    }

    private boolean isDue() {
        long now = System.nanoTime();
        if (!isTerminal || now - last < NANOS_BETWEEN) return false;
        last = now;
        return true;
    }

    public synchronized void println(Object message) {
        show("");
        err.println(message);
        err.flush();
    }

    public synchronized void clear() {
        show("");
    }

    private void show(String line) {
        if (shown.equals(line)) return;
        err.print("\r" + " ".repeat(shown.length()) + "\r" + line);
        err.flush();
        shown = line;
    }
}
