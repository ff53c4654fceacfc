package server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of ARCHITECTURE.md that hold for the server's packages. */
class TidyTest {

    /** Each may use those before it. */
    private static final List<String> LAYERS =
            List.of("server.view", "server.live", "server.route", "server.main");

    private static final JavaClasses SERVER =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("server");

    @TestFactory
    Stream<DynamicTest> a_package_uses_only_packages_before_it() {
        return IntStream.range(0, LAYERS.size() - 1)
                .mapToObj(i ->
                        DynamicTest.dynamicTest(
                                LAYERS.get(i),
                                () ->
                                        noClasses()
                                                .that()
                                                .resideInAPackage(LAYERS.get(i))
                                                .should()
                                                .dependOnClassesThat()
                                                .resideInAnyPackage(after(i))
                                                .check(SERVER)));
    }

    private static String[] after(int layer) {
        return LAYERS.subList(layer + 1, LAYERS.size()).toArray(String[]::new);
    }

    @Test
    void there_are_no_other_packages_and_no_cycles() {
        noClasses().should().resideOutsideOfPackages(LAYERS.toArray(String[]::new)).check(SERVER);
        slices().matching("server.(*)..").should().beFreeOfCycles().check(SERVER);
    }

    @Test
    void the_kernel_is_known_by_its_trace_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage("server.main")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("nt..", "machine..", "driver..", "user..", "scenario..")
                .check(SERVER);
    }

    @Test
    void only_routes_and_the_start_know_http() {
        noClasses()
                .that()
                .resideInAnyPackage("server.view", "server.live")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "jakarta..", "org.eclipse.jetty..")
                .check(SERVER);
    }
}
