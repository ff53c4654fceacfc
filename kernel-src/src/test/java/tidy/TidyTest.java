package tidy;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nt.rtl.Nt;
import org.junit.jupiter.api.Test;

class TidyTest {

    /** A package uses only packages before it. */
    private static final List<String> LAYERS =
            List.of(
                    "trace",
                    "trace.weave",
                    "machine.memory",
                    "machine.ia32",
                    "machine.ia32.translate",
                    "machine.cpu",
                    "machine.apic",
                    "machine.device",
                    "machine",
                    "nt.rtl",
                    "nt.rtl.image",
                    "nt.hal",
                    "nt.ke",
                    "nt.ex",
                    "nt.ex.pool",
                    "nt.ob",
                    "nt.ex.object",
                    "nt.mm",
                    "nt.ps",
                    "nt.io",
                    "nt.services",
                    "nt.init",
                    "user",
                    "scenario",
                    "benchmark");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("trace", "machine", "nt", "user", "scenario", "benchmark");

    @Test
    void every_package_has_its_layer() {
        Set<String> packages =
                CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertEquals(Set.copyOf(LAYERS), packages);
    }

    @Test
    void a_package_uses_only_packages_before_it() {
        List<String> wrong =
                dependencies()
                        .filter(use -> layer(use.getTargetClass()) > layer(use.getOriginClass()))
                        .map(Dependency::getDescription)
                        .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void the_kernel_depends_on_the_jdk_only() {
        List<String> wrong =
                CLASSES.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(use -> !isAllowed(use.getTargetClass().getBaseComponentType()))
                        .map(Dependency::getDescription)
                        .toList();
        assertEquals(List.of(), wrong);
    }

    private static boolean isAllowed(JavaClass target) {
        String name = target.getPackageName();
        return target.isPrimitive()
                || LAYERS.contains(name)
                || name.startsWith("java.")
                || name.equals("org.jspecify.annotations")
                || name.equals("jdk.internal.vm");
    }

    @Test
    void only_stacks_know_how_stacks_are_made() {
        List<String> wrong =
                CLASSES.stream()
                        .filter(type -> !type.getSimpleName().equals("ContinuationStack"))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(use ->
                                use.getTargetClass().getPackageName().equals("jdk.internal.vm"))
                        .map(Dependency::getDescription)
                        .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void nothing_is_kept_in_a_static_variable() {
        List<String> wrong =
                CLASSES.stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(STATIC))
                        .filter(field -> !field.getModifiers().contains(SYNTHETIC))
                        .filter(field -> !field.getModifiers().contains(FINAL))
                        .map(JavaField::getFullName)
                        .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void simulated_code_takes_no_lock_of_java() {
        List<String> wrong =
                CLASSES.stream()
                        .filter(type -> layer(type) > layer("trace.weave"))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(use ->
                                use.getTargetClass()
                                        .getPackageName()
                                        .startsWith("java.util.concurrent"))
                        .map(Dependency::getDescription)
                        .toList();
        assertEquals(List.of(), wrong);
        List<String> monitors =
                CLASSES.stream()
                        .filter(type -> layer(type) > layer("trace.weave"))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getModifiers().contains(SYNCHRONIZED))
                        .map(JavaCodeUnit::getFullName)
                        .toList();
        assertEquals(List.of(), monitors);
    }

    @Test
    void a_routine_with_a_capital_is_one_that_NT_names() throws IOException {
        Set<String> names = ntNames();
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            for (JavaMethod method : type.getMethods()) {
                if (isCapital(method.getName()) && !names.contains(method.getName())) {
                    wrong.add(method.getFullName());
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void what_is_said_to_be_named_by_NT_is() throws IOException {
        Set<String> names = ntNames();
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            Stream<Nt> marks =
                    Stream.of(
                                    Stream.of(type.tryGetAnnotationOfType(Nt.class)),
                                    type.getMembers().stream()
                                            .map(member -> member.tryGetAnnotationOfType(Nt.class)))
                            .flatMap(marked -> marked)
                            .flatMap(Optional::stream);
            marks.map(Nt::value).filter(name -> !names.contains(name)).forEach(wrong::add);
            if (type.isEnum() && type.isAnnotatedWith(Nt.class)) {
                type.getFields().stream()
                        .filter(field -> field.getRawType().equals(type))
                        .map(JavaField::getName)
                        .filter(name -> isCapital(name) && !isUpperCase(name))
                        .filter(name -> !names.contains(name))
                        .forEach(wrong::add);
            }
        }
        assertEquals(Set.of(), wrong);
    }

    private static boolean isCapital(String name) {
        return Character.isUpperCase(name.charAt(0));
    }

    private static boolean isUpperCase(String name) {
        return name.chars().noneMatch(Character::isLowerCase);
    }

    private static Set<String> ntNames() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(TidyTest.class.getResourceAsStream("/nt-names.txt"))) {
            Set<String> names =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .collect(Collectors.toSet());
            assertTrue(names.size() > 3000, "the list is not complete");
            return names;
        }
    }

    private static Stream<Dependency> dependencies() {
        return CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use ->
                        LAYERS.contains(use.getTargetClass().getPackageName())
                                && LAYERS.contains(use.getOriginClass().getPackageName()));
    }

    private static int layer(JavaClass type) {
        return layer(type.getPackageName());
    }

    private static int layer(String packageName) {
        return LAYERS.indexOf(packageName);
    }
}
