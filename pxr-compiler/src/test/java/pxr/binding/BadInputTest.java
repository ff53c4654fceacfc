package pxr.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pxr.symbol.Role;

/** Sources that do not compile, or go on and on, are bound as far as they can be, and end. */
class BadInputTest {

    /** Far more than any of these needs; it only keeps a loop from stopping the build. */
    private static final Duration END = Duration.ofMinutes(1);

    private static Bound bound(String text) {
        return assertTimeoutPreemptively(END, () -> Bound.of(text));
    }

    @Test
    void classes_that_inherit_from_themselves_are_bound_without_end() {
        Bound bound =
                bound(
                        """
                        class A extends B { int a; int f() { return a + b + c() + missing; } }
                        class B extends C { int b; A.Inner inner; }
                        class C extends A { int c() { return a; } class Inner {} }
                        class Self extends Self { int me = you; }
                        interface I extends J { default void i() { j(); } }
                        interface J extends I { default void j() { i(); } }
                        """);
        assertEquals(List.of("A#a", "A#a"), bound.symbols(Role.REF, "a"));
        assertEquals(List.of("J#j()"), bound.symbols(Role.CALL, "j"));
        assertEquals(List.of("?missing"), bound.symbols(Role.REF, "missing"));
    }

    @Test
    void type_variables_that_bound_one_another_end() {
        Bound bound =
                bound(
                        """
                        class G<T extends U, U extends T> {
                            <X extends X> X x(X x) { return x; }
                            T t(T t) { t.toString(); return t(x(t)); }
                        }
                        class F<T extends Comparable<T> & Iterable<F<F<T>>>> {
                            int c(T a, T b) { return a.compareTo(b); }
                        }
                        """);
        assertEquals(
                List.of("java.lang.Comparable#compareTo(java.lang.Object)"),
                bound.symbols(Role.CALL, "compareTo"));
        assertEquals(1, bound.symbols(Role.CALL, "x").size());
    }

    @Test
    void a_sum_of_ten_thousand_terms_is_bound() {
        String sum = "+ a\n".repeat(10_000);
        Bound bound = bound("class C { int a; int f() { return 1 " + sum + "; } }");
        assertEquals(10_000, bound.symbols(Role.REF, "a").stream().filter("C#a"::equals).count());
    }

    @Test
    void a_chain_of_five_thousand_calls_is_bound() {
        String chain = ".append(1)\n".repeat(5_000);
        Bound bound = bound("class C { Object o = new StringBuilder()" + chain + "; }");
        assertEquals(5_000, bound.symbols(Role.CALL, "append").size());
        assertEquals(0, bound.unresolved());
    }

    @Test
    void a_thousand_parentheses_are_bound() {
        Bound bound =
                bound(
                        "class C { int a; int b = "
                                + "(".repeat(1_000)
                                + "a"
                                + ")".repeat(1_000)
                                + "; }");
        assertEquals(List.of("C#a"), bound.symbols(Role.REF, "a"));
    }

    @Test
    void lambdas_nested_in_overloaded_calls_do_not_double_with_each_level() {
        // JavaParser itself doubles its work with each of these.
        String open = "run(() -> { ".repeat(12);
        String close = " });".repeat(12);
        Bound bound =
                bound(
                        """
                        class C {
                            int a;
                            static void run(Runnable r) {}
                            static <T> T run(java.util.concurrent.Callable<T> c) { return null; }
                            void f() { %s a++; %s }
                        }
                        """
                                .formatted(open, close));
        assertEquals(List.of("C#a"), bound.symbols(Role.UPDATE, "a"));
    }

    @Test
    void expression_lambdas_nested_in_overloaded_calls_do_not_double_with_each_level() {
        String open = "run(() -> ".repeat(40);
        String close = ")".repeat(40);
        Bound bound =
                bound(
                        """
                        class C {
                            int a;
                            static void run(Runnable r) {}
                            static <T> T run(java.util.concurrent.Callable<T> c) { return null; }
                            Object f() { return %s a %s; }
                        }
                        """
                                .formatted(open, close));
        assertEquals(List.of("C#a"), bound.symbols(Role.REF, "a"));
    }

    @Test
    void constants_that_need_themselves_have_no_value() {
        Bound bound =
                bound(
                        """
                        class C {
                            static final int A = B + 1, B = A;
                            static final int Z0 = 1;
                            %s
                        }
                        """
                                .formatted(doublings(60)));
        assertEquals(null, bound.declaration("C#A").constantValue());
        assertEquals("1073741824", bound.declaration("C#Z30").constantValue());
    }

    private static String doublings(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            text.append("static final int Z%d = Z%d + Z%d;%n".formatted(i, i - 1, i - 1));
        }
        return text.toString();
    }

    @Test
    void a_missing_type_costs_only_the_names_that_need_it() {
        Bound bound =
                bound(
                        """
                        import gone.Away;
                        class C extends Away {
                            Away away;
                            void f(Away a, int n) { f(away.next(), n); g(away); a.b.c(n); }
                            void g(Object o) {}
                            void g(String s, int i) {}
                        }
                        """);
        assertEquals(List.of("C#f(gone.Away,int)"), bound.symbols(Role.CALL, "f"));
        assertEquals(List.of("C#g(java.lang.Object)"), bound.symbols(Role.CALL, "g"));
        assertEquals(List.of("?next"), bound.symbols(Role.CALL, "next"));
    }

    @Test
    void a_syntax_error_in_one_method_leaves_the_others_bound() {
        Bound bound =
                bound(
                        """
                        class C {
                            int a;
                            void broken() { int x = ; }
                            int fine() { return a; }
                        }
                        """);
        assertEquals(1, bound.diagnostics().size());
        assertEquals(3, bound.diagnostics().getFirst().line());
        assertEquals(List.of("C#a"), bound.symbols(Role.REF, "a"));
    }

    @Test
    void a_text_that_is_no_java_is_one_diagnostic() {
        Bound bound = bound("Dear reader, this is a letter.");
        assertEquals(1, bound.diagnostics().size());
        assertEquals(1, bound.files().size());
    }

    @Test
    void of_two_classes_with_one_name_both_are_bound_in_their_own_file() {
        Bound bound =
                Bound.of(
                        new TextSources(
                                Map.of(
                                        "a/C.java", "class C { int a; int f() { return a; } }",
                                        "b/C.java", "class C { int b; int f() { return b; } }")));
        assertEquals(List.of("C#a"), bound.symbols(Role.REF, "a"));
        assertEquals(List.of("C#b"), bound.symbols(Role.REF, "b"));
    }
}
