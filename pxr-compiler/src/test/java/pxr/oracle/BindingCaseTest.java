package pxr.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import pxr.source.SourceSet;
import pxr.symbol.FileFacts;

/** Comment = javac = binder, for each case. */
class BindingCaseTest {

    private static final String LIST = "known-differences.txt";

    private final KnownDifferences known = KnownDifferences.read(BindingCase.ALL.resolve(LIST));

    BindingCaseTest() throws IOException {}

    @TestFactory
    Stream<DynamicTest> a_case_compiles_and_javac_and_the_binder_say_what_its_comments_say()
            throws IOException {
        return BindingCase.all().stream()
                .map(c -> DynamicTest.dynamicTest(c.name(), c.folder().toUri(), () -> check(c)));
    }

    private void check(BindingCase binding) throws IOException {
        Expectations expectations = binding.expectations();
        assertNotEquals(0, expectations.count(), "a case without an expectation shows nothing");
        JavacTruth truth = binding.truth(expectations.release());
        assertEquals(List.of(), truth.errors(), "a case must compile");
        assertEquals(List.of(), expectations.unmet(truth));

        List<Difference> differences = differences(binding, truth, expectations.release());
        assertEquals(List.of(), known.unlisted(binding.name(), differences));
        assertEquals(
                List.of(),
                known.outdated(binding.name(), differences),
                "bound rightly now: take it off " + LIST);
    }

    @TestFactory
    Stream<DynamicTest> fields_of_a_case_have_the_values_that_javac_gives_them()
            throws IOException {
        return BindingCase.all().stream()
                .filter(BindingCaseTest::hasConstants)
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> checkConstants(c)));
    }

    private static boolean hasConstants(BindingCase binding) {
        return binding.name().startsWith("15.29");
    }

    private static void checkConstants(BindingCase binding) throws IOException {
        JavacTruth truth = binding.truth(0);
        try (SourceSet sources = binding.open()) {
            var difference = new ConstantDifference(truth, Binding.of(sources, List.of(), 0));
            assertNotEquals(0, difference.constants(), binding.name());
            assertEquals(List.of(), difference.differences());
        }
    }

    private static List<Difference> differences(
            BindingCase binding, JavacTruth truth, int release) {
        try (SourceSet sources = binding.open()) {
            Collection<FileFacts> facts = Binding.of(sources, List.of(), release);
            return Stream.concat(
                            new BindingDifference(truth, facts).differences().stream(),
                            new CommentDifference(truth, facts).differences().stream())
                    .toList();
        }
    }

    @Test
    void each_known_difference_is_of_a_case_and_has_a_reason() {
        known.reasons()
                .forEach((line, reason) -> {
                    String name = line.substring(0, line.indexOf('/'));
                    assertTrue(Files.isDirectory(BindingCase.ALL.resolve(name)), line);
                    assertNotEquals("", reason, line);
                });
    }
}
