package pxr.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import pxr.source.SourceFile;
import pxr.symbol.FileFacts;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;

/**
 * The comparison must see every mistake; so here the binder's answers are made wrong on purpose.
 */
class BindingDifferenceTest {

    private static final SourceFile SOURCE =
            new SourceFile("C.java", "class C {\n  int a, b;\n  int m() { return a; }\n}\n", "");

    @Test
    void the_truth_does_not_differ_from_itself() throws IOException {
        BindingDifference same = compare(UnaryOperator.identity());
        assertEquals(List.of(), same.differences());
        assertEquals(new Tally(1, 1, 1, 1), same.score().inside());
        assertEquals(new Tally(4, 4, 4, 4), same.score().declarations());
    }

    @Test
    void a_wrong_symbol_is_missed_and_claimed_wrongly() throws IOException {
        BindingDifference wrong = compare(o -> isUse(o) ? with(o, o.kind(), "C#b") : o);
        assertEquals(
                "C.java:3:20 a (ref field): expected field C#a at C.java:16,"
                        + " got field C#b at C.java:19",
                wrong.differences().getFirst().toString());
        assertEquals(new Tally(1, 0, 1, 0), wrong.score().inside());
    }

    @Test
    void a_wrong_kind_is_a_difference() throws IOException {
        BindingDifference wrong =
                compare(o -> isUse(o) ? with(o, SymbolKind.LOCAL, o.symbol()) : o);
        assertEquals(1, wrong.differences().size());
    }

    @Test
    void an_unresolved_name_is_missed_but_not_claimed() throws IOException {
        BindingDifference unresolved =
                compare(o -> isUse(o) ? with(o, SymbolKind.UNKNOWN, "?a") : o);
        assertEquals(new Tally(1, 0, 0, 0), unresolved.score().inside());
        assertEquals("unknown ?a", unresolved.differences().getFirst().got());
    }

    @Test
    void an_occurrence_too_many_is_a_difference() throws IOException {
        List<Occurrence> more = new ArrayList<>(occurrences());
        more.add(new Occurrence(41, 1, Role.WRITE, SymbolKind.FIELD, "C#a"));
        BindingDifference difference = new BindingDifference(truth(), List.of(facts(more)));
        assertEquals(Difference.NOTHING, difference.differences().getFirst().expected());
        assertEquals(new Tally(1, 1, 2, 1), difference.score().inside());
    }

    @Test
    void a_declaration_at_another_place_makes_its_uses_wrong() throws IOException {
        List<Occurrence> moved =
                occurrences().stream()
                        .map(o -> o.symbol().equals("C#a") && !isUse(o) ? at(o, 19) : o)
                        .toList();
        BindingDifference difference = new BindingDifference(truth(), List.of(facts(moved)));
        assertEquals(new Tally(1, 0, 1, 0), difference.score().inside());
    }

    @Test
    void a_file_that_the_binder_left_out_is_missing_as_a_whole() throws IOException {
        BindingDifference nothing = new BindingDifference(truth(), List.of());
        assertEquals(5, nothing.differences().size());
        assertEquals(100.0, nothing.score().inside().precision());
        assertEquals(0.0, nothing.score().inside().recall());
    }

    @Test
    void what_the_binder_finds_in_comments_is_not_judged() throws IOException {
        SourceFile file = new SourceFile("C.java", "/** {@link C} */ class C {}", "");
        JavacTruth truth = JavacTruth.of(List.of(file), JavacOptions.NONE);
        List<Occurrence> binding =
                List.of(
                        new Occurrence(11, 1, Role.REF, SymbolKind.CLASS, "C"),
                        new Occurrence(23, 1, Role.DEF, SymbolKind.CLASS, "C"));
        FileFacts facts = new FileFacts(file, "", List.of(), binding, List.of());
        assertEquals(List.of(), new BindingDifference(truth, List.of(facts)).differences());
    }

    private static BindingDifference compare(UnaryOperator<Occurrence> change) throws IOException {
        FileFacts facts = facts(occurrences().stream().map(change).toList());
        return new BindingDifference(truth(), List.of(facts));
    }

    private static List<Occurrence> occurrences() throws IOException {
        return truth().files().getFirst().occurrences().stream()
                .map(TrueOccurrence::occurrence)
                .toList();
    }

    private static JavacTruth truth() throws IOException {
        return JavacTruth.of(List.of(SOURCE), JavacOptions.NONE);
    }

    private static FileFacts facts(List<Occurrence> occurrences) {
        return new FileFacts(SOURCE, "", List.of(), occurrences, List.of());
    }

    private static boolean isUse(Occurrence occurrence) {
        return occurrence.role() != Role.DEF;
    }

    private static Occurrence with(Occurrence o, SymbolKind kind, String symbol) {
        return new Occurrence(o.offset(), o.length(), o.role(), kind, symbol);
    }

    private static Occurrence at(Occurrence o, int offset) {
        return new Occurrence(offset, o.length(), o.role(), o.kind(), o.symbol());
    }
}
