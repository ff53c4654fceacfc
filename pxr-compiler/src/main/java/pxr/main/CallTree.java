package pxr.main;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Prints who calls whom as a tree, one level of indentation for each call. What was printed above
/// is not unfolded again, so the tree of a recursion ends.
final class CallTree {

    /// A method at the other end of a call.
    ///
    /// @param how the place of the first such call, and what it names when that is another method
    record Branch(String symbol, String how) {}

    private final PrintWriter out;
    private final Function<String, List<Branch>> branches;
    private final Set<String> unfolded = new HashSet<>();

    CallTree(PrintWriter out, Function<String, List<Branch>> branches) {
        this.out = out;
        this.branches = branches;
    }

    void print(String symbol, int depth) {
        print(symbol, depth, 0);
    }

    private void print(String symbol, int depth, int level) {
        if (level == depth || !unfolded.add(symbol)) return;
        for (Branch branch : branches.apply(symbol)) {
            out.println("  ".repeat(level) + branch.symbol + "  " + branch.how);
            print(branch.symbol, depth, level + 1);
        }
    }
}
