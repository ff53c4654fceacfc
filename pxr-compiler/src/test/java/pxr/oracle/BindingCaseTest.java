package pxr.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Comments = javac: each case compiles, and its comments are true. */
class BindingCaseTest {

    @TestFactory
    Stream<DynamicTest> a_case_says_what_javac_says() throws IOException {
        return BindingCase.all().stream()
                .map(c -> DynamicTest.dynamicTest(c.name(), c.folder().toUri(), () -> check(c)));
    }

    private static void check(BindingCase binding) throws IOException {
        Expectations expectations = binding.expectations();
        assertNotEquals(0, expectations.count(), "a case without an expectation shows nothing");
        JavacTruth truth = binding.truth(expectations.release());
        assertEquals(List.of(), truth.errors(), "a case must compile");
        assertEquals(List.of(), expectations.unmet(truth));
    }
}
