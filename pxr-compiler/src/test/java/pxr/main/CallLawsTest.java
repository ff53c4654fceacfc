package pxr.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pxr.query.CallWays;
import pxr.query.CrossReference;
import pxr.query.LuceneCrossReference;
import pxr.query.SymbolEntry;
import pxr.symbol.SymbolKind;

/** What holds of calls in whatever is compiled: on the kernel's sources, and on guava. */
class CallLawsTest {

    private static final int METHODS = 60;
    private static final long SEED = 2003;

    @TempDir private static Path folder;

    @Test
    void kernel() {
        Path root = Path.of(System.getProperty("pxr.root", ".."));
        check(root.resolve("kernel-src/src/main/java"));
    }

    @Test
    void guava() {
        check(Path.of("target", "corpora", "guava-sources.jar"));
    }

    private static void check(Path sources) {
        Path index = folder.resolve(sources.getFileName() + ".idx");
        assertEquals(0, Pxr.run("compile", sources, "--out", index).exitCode());
        try (CrossReference project = LuceneCrossReference.open(index)) {
            List<String> methods = methods(project);
            CallBranches branches = new CallBranches(project);
            int calls = 0;
            for (String method : methods) {
                calls += calleesAreCalledByTheirCallers(method, branches);
                callersCall(method, branches);
                pairsAreTheCallsWritten(method, project);
                overridingIsTheInverse(method, project);
            }
            assertNotEquals(0, calls);
            waysAreMadeOfCalls(methods, project, branches);
        }
    }

    private static List<String> methods(CrossReference project) {
        List<String> all =
                project
                        .symbolsOfKind(EnumSet.of(SymbolKind.METHOD, SymbolKind.CONSTRUCTOR))
                        .stream()
                        .map(SymbolEntry::id)
                        .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(all, new Random(SEED));
        return all.subList(0, Math.min(METHODS, all.size()));
    }

    private static Set<String> symbols(List<CallTree.Branch> branches) {
        return branches.stream().map(CallTree.Branch::symbol).collect(Collectors.toSet());
    }

    private static int calleesAreCalledByTheirCallers(String method, CallBranches branches) {
        Set<String> callees = symbols(branches.callees(method));
        for (String callee : callees) {
            assertTrue(
                    symbols(branches.callers(callee)).contains(method),
                    () -> method + " calls " + callee);
        }
        return callees.size();
    }

    private static void callersCall(String method, CallBranches branches) {
        for (String caller : symbols(branches.callers(method))) {
            assertTrue(
                    symbols(branches.callees(caller)).contains(method),
                    () -> caller + " calls " + method);
        }
    }

    private static void pairsAreTheCallsWritten(String method, CrossReference project) {
        Set<CrossReference.Callee> written =
                project.callsFrom(method).stream()
                        .map(c -> new CrossReference.Callee(c.occurrence().symbol(), c.isExact()))
                        .collect(Collectors.toSet());
        assertEquals(
                written,
                Set.copyOf(project.callees(List.of(method)).getOrDefault(method, List.of())),
                method);
    }

    private static void overridingIsTheInverse(String method, CrossReference project) {
        List<String> one = List.of(method);
        for (String overridden : project.overridden(one).getOrDefault(method, List.of())) {
            List<String> overriding =
                    project.overriding(List.of(overridden)).getOrDefault(overridden, List.of());
            assertTrue(overriding.contains(method), method);
        }
        for (String overriding : project.overriding(one).getOrDefault(method, List.of())) {
            List<String> overridden =
                    project.overridden(List.of(overriding)).getOrDefault(overriding, List.of());
            assertTrue(overridden.contains(method), method);
        }
    }

    /** Each step is a call, and the ways are the same whenever they are asked for. */
    private static void waysAreMadeOfCalls(
            List<String> methods, CrossReference project, CallBranches branches) {
        Set<Integer> lengths = new TreeSet<>();
        for (int i = 0; i < methods.size() && lengths.size() < 3; i++) {
            String from = methods.get(i);
            String to = away(from, i % 4, branches);
            if (to.equals(from)) continue;
            List<List<CallWays.Step>> ways = new CallPaths(project, 3).between(from, to, 9);
            assertNotEquals(List.of(), ways, from + " -> " + to);
            assertEquals(ways, new CallPaths(project, 3).between(from, to, 9));
            for (List<CallWays.Step> way : ways) {
                lengths.add(way.size());
                assertEquals(from, way.getFirst().from());
                assertEquals(to, way.getLast().to());
                for (CallWays.Step step : way) {
                    assertTrue(symbols(branches.callees(step.from())).contains(step.to()));
                }
            }
        }
        assertEquals(3, lengths.size(), "ways of " + lengths + " calls only");
    }

    /** A method that so many calls lead to, or fewer if they end before. */
    private static String away(String from, int calls, CallBranches branches) {
        String at = from;
        for (int i = 0; i < calls; i++) {
            List<CallTree.Branch> callees = branches.callees(at);
            if (!callees.isEmpty()) at = callees.get(i % callees.size()).symbol();
        }
        return at;
    }
}
