package server.main;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import trace.LockUse;

/** What the locks of a run have cost, as a table: those that were spun for longest first. */
final class LockTable {

    private static final Comparator<LockUse> DEAREST_FIRST =
            Comparator.comparingLong(LockUse::spinCycles)
                    .thenComparingLong(LockUse::acquisitions)
                    .reversed();

    private LockTable() {}

    static void print(List<LockUse> uses, PrintWriter out) {
        int longest = uses.stream().mapToInt(use -> use.name().length()).max().orElse(0);
        String name = "%-" + Math.max(longest, 4) + "s";
        out.printf(
                Locale.ROOT,
                name + " %6s %12s %11s %10s %10s %10s %10s %10s%n",
                "lock",
                "locks",
                "acquisitions",
                "contended",
                "spin mean",
                "spin max",
                "hold mean",
                "hold max",
                "passed");
        uses.stream()
                .sorted(DEAREST_FIRST)
                .forEach(use ->
                        out.printf(
                                Locale.ROOT,
                                name + " %6d %,12d %,11d %,10.0f %,10d %,10.0f %,10d %,10d%n",
                                use.name(),
                                use.locks(),
                                use.acquisitions(),
                                use.contended(),
                                use.meanSpin(),
                                use.longestSpin(),
                                use.meanHold(),
                                use.longestHold(),
                                use.passedOver()));
        out.println(
                "spin and hold in processor cycles; passed: taken before somebody who had asked");
    }
}
