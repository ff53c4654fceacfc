package pxr.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pxr.symbol.Role;

/** Whatever is nested, and however deeply, is bound or refused in bounded time. */
class NestingTest {

    /** Far more than any of these needs; it only keeps a loop from stopping the build. */
    private static final Duration END = Duration.ofMinutes(2);

    private static Bound bound(String statements) {
        String text =
                "class C { int a; int f(Object... o) { return 0; } void g() { "
                        + statements
                        + " } }";
        return assertTimeoutPreemptively(END, () -> Bound.of(text));
    }

    private static String nested(String open, String inside, String close, int depth) {
        return open.repeat(depth) + inside + close.repeat(depth);
    }

    /** Each holds `a` once, in its innermost part. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "parentheses         | f(         | (                          | )              | ); | 2900",
                "calls               |            | f(                         | )              | ;  | 1000",
                "creations           | f(         | new Object[] {             | }              | ); | 1000",
                "lambdas             | Object o = | () ->                      |                | ;  | 1000",
                "lambda blocks       |            | f((Runnable) () -> {       | });            |    | 300",
                "anonymous classes   | f(         | new Object() { Object b =  | ; }            | ); | 200",
                "conditional chains  | f(         | true ? 1 :                 |                | ); | 1000",
                "switch expressions  | f(         | switch (1) { default ->    | ; }            | ); | 300",
                "blocks              |            | { f(1);                    | }              |    | 2000",
                "else chains         |            | if (true) f(); else { f(); | }              |    | 500",
                "else-if chains      |            | if (true) f(); else        |                | ;  | 5000",
                "array accesses      | f(         | new int[1][                | ]              | ); | 300",
                "negations           | f(         | - -                        |                | ); | 2000",
                "casts               | f(         | (int)                      |                | ); | 60"
            })
    void is_bound(String what, String before, String open, String close, String after, int depth) {
        String inside = what.contains("block") || what.contains("else") ? " f(a);" : " a";
        Bound bound =
                bound(
                        text(before)
                                + nested(text(open) + " ", inside, text(close), depth)
                                + text(after));
        assertEquals(List.of(), bound.diagnostics());
        assertEquals(List.of("C#a"), bound.symbols(Role.REF, "a"));
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }

    /** Each costs its statement; the one behind it is bound. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type arguments | A<  | B      | >  | are nested more than 64 deep",
                "casts          | (T) | f()    |    | are nested more than 64 deep",
                "comparisons    | a < | a      |    | are nested more than 64 deep",
                "casts          | (T)(| f()    | )  | are nested more than 64 deep",
                "parentheses    | (   | a      | )  | are nested more than 3000 deep",
                "negations      | - - | a      |    | is nested too deeply",
                "lambdas        | () ->  | a   |    | is nested too deeply",
                "arrays         | new int[]{ | a | } | is nested too deeply"
            })
    void is_refused(String what, String open, String inside, String close, String message) {
        Bound bound = bound("x = " + nested(open, inside, text(close), 20_000) + "; a++;");
        assertEquals(List.of("C#a"), bound.symbols(Role.UPDATE, "a"));
        String first = bound.diagnostics().getFirst().toString();
        assertTrue(first.startsWith("Test.java:1:") && first.contains(message), what + first);
    }
}
