package pxr.main;

import java.io.PrintWriter;

/** Writes rows of a table, tab separated; an empty cell is `-`. */
final class TableWriter {

    private final PrintWriter out;

    TableWriter(PrintWriter out) {
        this.out = out;
    }

    void row(Object... cells) {
        StringBuilder row = new StringBuilder();
        for (Object cell : cells) {
            if (!row.isEmpty()) row.append('\t');
            String text = cell.toString();
            row.append(
                    text.isEmpty()
                            ? "-"
                            : text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' '));
        }
        out.print(row.append('\n'));
    }

    /** Must be called behind the last row. */
    void flush() {
        out.flush();
    }

    /** Whether nobody reads any more, as after `| head`. */
    boolean isClosed() {
        return out.checkError();
    }
}
