package pxr.main;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import pxr.query.Use;

/// Prints who calls whom as a tree, one level of indentation for each call. What was printed above
/// is not unfolded again, so the tree of a recursion ends.
final class CallTree {

    private final PrintWriter out;
    private final Function<String, List<Use>> calls;
    private final Function<Use, String> other;
    private final Set<String> unfolded = new HashSet<>();

    /**
     * @param calls the calls that belong to a symbol
     * @param other the symbol at the other end of a call
     */
    CallTree(PrintWriter out, Function<String, List<Use>> calls, Function<Use, String> other) {
        this.out = out;
        this.calls = calls;
        this.other = other;
    }

    void print(String symbol, int depth) {
        print(symbol, depth, 0);
    }

    private void print(String symbol, int depth, int level) {
        if (level == depth || !unfolded.add(symbol)) return;
        Map<String, List<Use>> byOther = new LinkedHashMap<>();
        for (Use call : calls.apply(symbol)) {
            byOther.computeIfAbsent(other.apply(call), _ -> new ArrayList<>()).add(call);
        }
        byOther.forEach((name, found) -> {
            Use first = found.getFirst();
            String more = found.size() == 1 ? "" : " and " + (found.size() - 1) + " more";
            out.println(
                    "  ".repeat(level) + name + "  " + first.file() + ":" + first.line() + more);
            print(name, depth, level + 1);
        });
    }
}
