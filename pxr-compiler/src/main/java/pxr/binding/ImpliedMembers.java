package pxr.binding;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ArrayType;
import pxr.binding.type.ClassType;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.Flags;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Primitive;
import pxr.binding.type.Type;
import pxr.symbol.SymbolKind;
import pxr.syntax.Id;
import pxr.syntax.VariableTree;

/** The members that the language gives to a class without their being written. */
final class ImpliedMembers {

    private ImpliedMembers() {}

    static void declare(SourceType type) {
        switch (type.kind()) {
            case ENUM -> declareEnumMethods(type);
            case RECORD -> declareRecordMembers(type);
            default -> {}
        }
        if (!type.isInterface() && type.methods(MethodSymbol.CONSTRUCTOR).isEmpty()) {
            type.add(defaultConstructor(type));
        }
    }

    /** JLS 8.8.9. An anonymous class's constructor only passes on to its superclass's. */
    private static MethodSymbol defaultConstructor(SourceType type) {
        int access = type.flags() & (Flags.PUBLIC | Flags.PROTECTED | Flags.PRIVATE);
        return new ImpliedMethod(
                type,
                MethodSymbol.CONSTRUCTOR,
                type.kind() == SymbolKind.ENUM ? Flags.PRIVATE : access,
                0,
                List::of,
                type::thisType,
                type.tree().name());
    }

    /** JLS 8.9.3. */
    private static void declareEnumMethods(SourceType type) {
        int flags = Flags.PUBLIC | Flags.STATIC;
        @Nullable Id name = type.tree().name();
        ClassType self = ClassType.of(type);
        type.add(
                new ImpliedMethod(
                        type, "values", flags, 0, List::of, () -> new ArrayType(self), name));
        type.add(
                new ImpliedMethod(
                        type,
                        "valueOf",
                        flags,
                        1,
                        () -> List.of(type.types().string()),
                        () -> self,
                        name));
    }

    /** JLS 8.10.3 and 8.10.4. */
    private static void declareRecordMembers(SourceType type) {
        List<VariableTree> components = type.tree().components();
        for (VariableTree component : components) {
            Id name = component.name();
            if (name == null) continue;
            FieldSymbol field =
                    new SourceField(
                            type,
                            name.text(),
                            Flags.PRIVATE | Flags.FINAL,
                            SymbolKind.RECORD_COMPONENT,
                            component);
            type.add(field);
            if (type.methods(name.text()).stream().noneMatch(m -> m.arity() == 0)) {
                type.add(
                        new ImpliedMethod(
                                type, name.text(), Flags.PUBLIC, 0, List::of, field::type, name));
            }
        }
        if (!declaresCanonicalConstructor(type)) type.add(canonicalConstructor(type));
        addObjectMethod(type, "toString", List::of, () -> type.types().string());
        addObjectMethod(type, "hashCode", List::of, () -> Primitive.INT);
        addObjectMethod(
                type, "equals", () -> List.of(type.types().object()), () -> Primitive.BOOLEAN);
    }

    private static void addObjectMethod(
            SourceType type, String name, Supplier<List<Type>> parameters, Supplier<Type> result) {
        int arity = name.equals("equals") ? 1 : 0;
        if (type.methods(name).stream().anyMatch(m -> m.arity() == arity)) return;
        type.add(
                new ImpliedMethod(
                        type,
                        name,
                        Flags.PUBLIC | Flags.FINAL,
                        arity,
                        parameters,
                        result,
                        type.tree().name()));
    }

    /**
     * By the spelling of the types: nothing can be resolved yet, and nothing else would compile.
     */
    private static boolean declaresCanonicalConstructor(SourceType type) {
        List<VariableTree> components = type.tree().components();
        return type.methods(MethodSymbol.CONSTRUCTOR).stream()
                .filter(SourceMethod.class::isInstance)
                .map(m -> (SourceMethod) m)
                .anyMatch(m ->
                        m.tree().isCompact()
                                || m.arity() == components.size()
                                        && haveSameTypes(m.parameterTrees(), components));
    }

    private static boolean haveSameTypes(List<VariableTree> a, List<VariableTree> b) {
        for (int i = 0; i < a.size(); i++) {
            if (!TypeSpelling.of(a.get(i).type()).equals(TypeSpelling.of(b.get(i).type()))) {
                return false;
            }
        }
        return true;
    }

    private static MethodSymbol canonicalConstructor(SourceType type) {
        List<VariableTree> components = type.tree().components();
        int access = type.flags() & (Flags.PUBLIC | Flags.PROTECTED | Flags.PRIVATE);
        boolean varargs = !components.isEmpty() && components.getLast().isVarargs();
        return new ImpliedMethod(
                type,
                MethodSymbol.CONSTRUCTOR,
                varargs ? access | Flags.VARARGS : access,
                components.size(),
                () -> componentTypes(components, type),
                type::thisType,
                type.tree().name());
    }

    private static List<Type> componentTypes(List<VariableTree> components, SourceType type) {
        TypeBinder binder = new TypeBinder(Marks.NONE);
        return components.stream().map(c -> binder.bind(c.type(), type.bodyScope())).toList();
    }
}
