package pxr;

import static com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The layers of the compiler: a package uses only packages that stand before it. */
class TidyTest {

    private static final List<String> LAYERS =
            List.of(
                    "diagnostic",
                    "source",
                    "syntax",
                    "symbol",
                    "binding",
                    "index",
                    "query",
                    "render",
                    "main");

    private static final JavaClasses CODE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("pxr");

    @Test
    void a_layer_uses_only_layers_before_it() {
        for (int i = 0; i < LAYERS.size(); i++) {
            classes()
                    .that()
                    .resideInAPackage("pxr." + LAYERS.get(i) + "..")
                    .should()
                    .onlyDependOnClassesThat(isNotOfPxrOrInOneOf(LAYERS.subList(0, i + 1)))
                    .allowEmptyShould(true)
                    .check(CODE);
        }
    }

    private static DescribedPredicate<JavaClass> isNotOfPxrOrInOneOf(List<String> layers) {
        return DescribedPredicate.describe(
                "are not of PXR or in one of " + layers,
                type -> !type.getPackageName().startsWith("pxr.") || layers.contains(layer(type)));
    }

    private static String layer(JavaClass type) {
        return type.getPackageName().split("\\.")[1];
    }

    @Test
    void every_class_is_in_a_layer() {
        classes()
                .should()
                .resideInAnyPackage(
                        LAYERS.stream().map(l -> "pxr." + l + "..").toArray(String[]::new))
                .check(CODE);
    }

    @Test
    void there_are_no_cycles_of_packages() {
        slices().matching("pxr.(**)").should().beFreeOfCycles().check(CODE);
    }
}
