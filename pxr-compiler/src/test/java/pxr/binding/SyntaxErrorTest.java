package pxr.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import pxr.diagnostic.Diagnostic;
import pxr.symbol.Role;

/** An error in the syntax costs the statement or member that it is in, and is reported once. */
class SyntaxErrorTest {

    private static void assertReported(Bound bound, String... diagnostics) {
        assertEquals(
                List.of(diagnostics),
                bound.diagnostics().stream().map(Diagnostic::toString).toList());
    }

    @Test
    void an_error_in_a_statement_leaves_the_others_of_its_block() {
        Bound bound =
                Bound.of(
                        """
                        class C {
                            int a, b;
                            void f() {
                                a++;
                                int x = ) ) ) ) ;
                                b++;
                            }
                        }
                        """);
        assertEquals(List.of("C#a"), bound.symbols(Role.UPDATE, "a"));
        assertEquals(List.of("C#b"), bound.symbols(Role.UPDATE, "b"));
        assertReported(
                bound,
                "Test.java:5:17: error: ')' is not expected here; this statement is left out");
    }

    @Test
    void a_missing_semicolon_is_put_where_it_belongs() {
        Bound bound =
                Bound.of(
                        """
                        class C {
                            int a
                            void f() {
                                int x = a
                                g(x);
                            }
                            void g(int y) {}
                        }
                        """);
        assertEquals(List.of("C#a"), bound.symbols(Role.REF, "a"));
        assertEquals(List.of("C#g(int)"), bound.symbols(Role.CALL, "g"));
        assertEquals(0, bound.unresolved());
        assertReported(
                bound,
                "Test.java:2:10: error: ';' is missing; add it",
                "Test.java:4:18: error: ';' is missing; add it");
    }

    @Test
    void what_stands_in_a_broken_statement_is_bound() {
        Bound bound =
                Bound.of(
                        """
                        class C {
                            int a;
                            void f() {
                                if (a + * > 3) { a++; }
                                while (true { a--; }
                            }
                        }
                        """);
        assertEquals(List.of("C#a", "C#a"), bound.symbols(Role.UPDATE, "a"));
    }

    @Test
    void a_member_that_is_not_finished_leaves_those_around_it() {
        Bound bound =
                Bound.of(
                        """
                        class C {
                            int a;
                            int before() { return a; }
                            public static String unfinished(int x,
                            int after() { return before(); }
                            private List<
                            int last() { return after(); }
                        }
                        """);
        assertEquals(List.of("C#a"), bound.symbols(Role.REF, "a"));
        assertEquals(List.of("C#before()"), bound.symbols(Role.CALL, "before"));
        assertEquals(List.of("C#after()"), bound.symbols(Role.CALL, "after"));
    }

    @Test
    void a_missing_closing_brace_ends_where_the_next_method_begins() {
        Bound bound =
                Bound.of(
                        """
                        class C {
                            int a;
                            void f() {
                                if (a > 0) {
                                    a++;
                                a--;
                            }
                            int g() { return a; }
                            static class D {
                                void h() {
                                    for (;;) {
                                }
                            }
                            int i() { return g(); }
                        }
                        """);
        assertEquals(List.of("C#a"), bound.symbols(Role.UPDATE, "a").stream().distinct().toList());
        assertEquals(List.of("C#g()"), bound.symbols(Role.CALL, "g"));
        assertEquals("C", bound.declaration("C#i()").owner());
        assertEquals("C$D", bound.declaration("C$D#h()").owner());
    }

    @Test
    void a_missing_opening_brace_costs_one_method() {
        Bound bound =
                Bound.of(
                        """
                        class C {
                            int a;
                            void f()
                                if (a > 0) { a++; }
                            }
                            int g() { return a; }
                        }
                        class D { int d; int d() { return d; } }
                        """);
        assertEquals(List.of("C#a"), bound.symbols(Role.REF, "a").stream().distinct().toList());
        assertEquals("C", bound.declaration("C#g()").owner());
        assertEquals(List.of("D#d"), bound.symbols(Role.REF, "d"));
    }

    @Test
    void a_class_without_an_opening_brace_keeps_its_members() {
        Bound bound =
                Bound.of(
                        """
                        public class C
                            public int a;
                            int f() { return a; }
                        }
                        """);
        assertEquals("C", bound.declaration("C#f()").owner());
        assertEquals(List.of("C#a"), bound.symbols(Role.REF, "a"));
        assertReported(bound, "Test.java:2:5: error: '{' is missing before this; add it");
    }

    @Test
    void a_class_with_a_broken_header_keeps_its_members() {
        Bound bound =
                Bound.of(
                        """
                        class C extends {
                            int a;
                            int f() { return a; }
                        }
                        record R(int, x) { int g() { return 1; } int h() { return g(); } }
                        """);
        assertEquals(List.of("C#a"), bound.symbols(Role.REF, "a"));
        assertEquals(List.of("R#g()"), bound.symbols(Role.CALL, "g"));
    }

    @Test
    void a_broken_package_or_import_keeps_its_name() {
        Bound bound =
                Bound.of(
                        """
                        package p.class q;
                        import java.: util.List
                        import java util.Map;
                        class C { List<Map<C, C>> a; }
                        """);
        assertEquals(List.of("java.util.List"), bound.symbols(Role.REF, "List"));
        assertEquals(List.of("java.util.Map"), bound.symbols(Role.REF, "Map"));
        assertEquals("p.q", bound.declaration("p.q.C").owner());
        assertEquals(3, bound.diagnostics().size());
    }

    @Test
    void garbage_between_members_is_left_out() {
        Bound bound =
                Bound.of(
                        """
                        class C {
                            int a;
                            ) ( # 12 "what is this
                            int f() { return a; }
                            TODO: write this method
                            int g() { return f(); }
                        }
                        """);
        assertEquals(List.of("C#a"), bound.symbols(Role.REF, "a"));
        assertEquals(List.of("C#f()"), bound.symbols(Role.CALL, "f"));
        assertTrue(bound.diagnostics().stream().anyMatch(d -> d.line() == 3));
        assertTrue(bound.diagnostics().stream().anyMatch(d -> d.line() == 5));
    }

    @Test
    void of_a_merge_conflict_both_sides_are_read() {
        Bound bound =
                Bound.of(
                        """
                        class C {
                            int a;
                        <<<<<<< HEAD
                            int mine() { return a; }
                        =======
                            int theirs() { return a; }
                        >>>>>>> branch
                            int f() { return mine() + theirs(); }
                        }
                        """);
        assertEquals(List.of("C#a", "C#a"), bound.symbols(Role.REF, "a"));
        assertEquals(0, bound.unresolved());
        assertReported(
                bound, "Test.java:3:1: error: a merge conflict: both sides are read; resolve it");
    }

    @Test
    void a_file_cut_off_keeps_what_was_before() {
        String text =
                """
                package p;
                class C {
                    int a;
                    int f() { return a; }
                    int g() {
                        if (a > 1) {
                            return f(
                """;
        Bound bound = Bound.of(text);
        assertEquals(List.of("p.C#a", "p.C#a"), bound.symbols(Role.REF, "a"));
        assertEquals(List.of("p.C#f()"), bound.symbols(Role.CALL, "f"));
    }

    @Test
    void a_string_or_comment_without_an_end_costs_its_line() {
        Bound bound =
                Bound.of(
                        """
                        class C {
                            int a;
                            String s = "without end;
                            char c = 'x;
                            int f() { return a; }
                            /* without end
                            int g() { return f(); }
                        }
                        """);
        assertEquals(List.of("C#a"), bound.symbols(Role.REF, "a"));
        assertEquals(List.of("C#f()"), bound.symbols(Role.CALL, "f"));
        assertTrue(
                bound.diagnostics().getFirst().message().contains("close it with \""),
                bound.diagnostics().toString());
    }

    @Test
    void a_switch_keeps_the_cases_around_a_broken_one() {
        Bound bound =
                Bound.of(
                        """
                        class C {
                            int a;
                            int f(int x) {
                                switch (x) {
                                    case 1: a++; break;
                                    case ): break;
                                    case 3: a--; break;
                                }
                                return switch (x) { case 1 -> a; case -> 2; default -> a; };
                            }
                        }
                        """);
        assertEquals(List.of("C#a", "C#a"), bound.symbols(Role.UPDATE, "a"));
        assertEquals(List.of("C#a", "C#a"), bound.symbols(Role.REF, "a"));
    }

    @Test
    void an_array_keeps_the_elements_around_a_broken_one() {
        Bound bound = Bound.of("class C { int a, b; int[] c = {a, + *, b}; }");
        assertEquals(List.of("C#a"), bound.symbols(Role.REF, "a"));
        assertEquals(List.of("C#b"), bound.symbols(Role.REF, "b"));
    }

    @Test
    void no_more_than_the_first_errors_of_a_file_are_reported() {
        Bound bound = Bound.of("class C {\n" + "int a = ;\nint b;\n".repeat(500) + "}");
        assertEquals(11, bound.diagnostics().size());
        assertTrue(bound.diagnostics().getLast().message().startsWith("490 more errors"));
    }
}
