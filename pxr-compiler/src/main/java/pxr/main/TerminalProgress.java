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
        long now = System.nanoTime();
        if (!isTerminal || now - last < NANOS_BETWEEN) return;
        last = now;
        show(files + "/" + of + " files");
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
