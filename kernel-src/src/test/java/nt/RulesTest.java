package nt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** What is known of the dispatcher is held by tests, and what is not modelled is said. */
class RulesTest {

    /// A line of the list.
    ///
    /// @param open why no test holds it; empty if tests do
    private record KnownRule(String key, String rule, String source, String open) {}

    private static final List<KnownRule> RULES = rules();
    private static final Map<String, Set<String>> TESTS = testsByRule();

    private static List<KnownRule> rules() {
        try (InputStream in =
                Objects.requireNonNull(RulesTest.class.getResourceAsStream("/nt-rules.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new KnownRule(cells[0], cells[1], cells[2], cells[3]))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Set<String>> testsByRule() {
        Map<String, Set<String>> tests = new HashMap<>();
        new ClassFileImporter()
                .importPackages("nt").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Rule.class))
                        .forEach(method -> {
                            for (String key : method.getAnnotationOfType(Rule.class).value()) {
                                tests.computeIfAbsent(key, _ -> new TreeSet<>())
                                        .add(nameOf(method));
                            }
                        });
        return tests;
    }

    private static String nameOf(JavaMethod method) {
        boolean runs =
                method.isAnnotatedWith(Test.class)
                        || method.isAnnotatedWith(ParameterizedTest.class);
        assertTrue(runs, () -> method.getFullName() + " is not a test");
        return method.getOwner().getSimpleName() + "#" + method.getName();
    }

    @Test
    void every_rule_has_a_test_unless_the_list_says_why_not() {
        Map<String, String> without = new TreeMap<>();
        for (KnownRule rule : RULES) {
            if (rule.open.isEmpty() && !TESTS.containsKey(rule.key)) {
                without.put(rule.key, rule.rule);
            }
        }
        assertEquals(Map.of(), without);
    }

    @Test
    void a_rule_that_has_a_test_is_not_called_open() {
        assertEquals(
                List.of(),
                RULES.stream()
                        .filter(rule -> !rule.open.isEmpty() && TESTS.containsKey(rule.key))
                        .map(KnownRule::key)
                        .toList());
    }

    @Test
    void every_test_names_rules_of_the_list() {
        Set<String> known = RULES.stream().map(KnownRule::key).collect(Collectors.toSet());
        Set<String> unknown = new TreeSet<>(TESTS.keySet());
        unknown.removeAll(known);
        assertEquals(Set.of(), unknown);
    }

    @Test
    void a_rule_is_listed_once_and_has_a_source() {
        assertEquals(
                RULES.size(),
                RULES.stream().map(KnownRule::key).collect(Collectors.toSet()).size());
        for (KnownRule rule : RULES) {
            assertTrue(!rule.rule.isEmpty() && !rule.source.isEmpty(), rule.key);
        }
    }
}
