package pxr.main;

import java.io.PrintWriter;
import java.util.List;
import pxr.query.SearchResult.CallHit;
import pxr.query.SearchResult.FileHit;
import pxr.query.SearchResult.Hit;
import pxr.query.SearchResult.LineHit;
import pxr.query.SearchResult.Reason;
import pxr.query.SearchResult.SymbolHit;
import pxr.symbol.Declaration;

/// Prints hits as grep would: `file:line: text`, lines around them as `file-line- text`, with `--`
/// where lines are left out.
final class HitPrinter {

    private final PrintWriter out;
    private final boolean explain;
    private String lastFile = "";
    private int lastLine;

    /**
     * @param explain whether to print why each symbol stands where it does
     */
    HitPrinter(PrintWriter out, boolean explain) {
        this.out = out;
        this.explain = explain;
    }

    void print(List<Hit> hits) {
        for (int i = 0; i < hits.size(); i++) {
            switch (hits.get(i)) {
                case SymbolHit(var symbol, var reasons) -> {
                    Declaration d = symbol.declaration();
                    String what = d.kind().label() + " " + d.id();
                    out.println(symbol.file() + ":" + symbol.line() + ": " + what);
                    if (explain) explain(reasons);
                }
                case CallHit call -> {
                    String way = call.caller() + " -> " + call.callee();
                    out.println(call.file() + ":" + call.line() + ": " + way);
                }
                case LineHit line -> {
                    boolean goesOn = i + 1 < hits.size() && hits.get(i + 1) instanceof LineHit;
                    print(line, goesOn ? (LineHit) hits.get(i + 1) : line);
                }
                case FileHit(var file) -> out.println(file);
            }
        }
    }

    private void explain(List<Reason> reasons) {
        int points = reasons.stream().mapToInt(Reason::points).sum();
        if (reasons.isEmpty()) return;
        out.printf("    %4d points%n", points);
        for (Reason reason : reasons) out.printf("    %+4d %s%n", reason.points(), reason.what());
    }

    /** Prints a line with those around it, except what was printed or the next one will print. */
    private void print(LineHit hit, LineHit next) {
        if (hit.before().isEmpty() && hit.after().isEmpty()) {
            out.println(hit.file() + ":" + hit.line() + ": " + hit.text().strip());
            return;
        }
        int first = hit.line() - hit.before().size();
        boolean isSameFile = hit.file().equals(lastFile);
        if (!lastFile.isEmpty() && (!isSameFile || first > lastLine + 1)) out.println("--");
        for (int i = 0; i < hit.before().size(); i++)
            around(hit.file(), first + i, hit.before().get(i), isSameFile);
        out.println(hit.file() + ":" + hit.line() + ": " + hit.text());
        lastFile = hit.file();
        lastLine = hit.line();
        boolean meets = next != hit && next.file().equals(hit.file());
        for (int i = 0; i < hit.after().size(); i++) {
            int line = hit.line() + 1 + i;
            if (meets && line >= next.line()) return;
            around(hit.file(), line, hit.after().get(i), true);
        }
    }

    private void around(String file, int line, String text, boolean isSameFile) {
        if (isSameFile && line <= lastLine) return;
        out.println((file + "-" + line + "- " + text).stripTrailing());
        lastFile = file;
        lastLine = line;
    }
}
