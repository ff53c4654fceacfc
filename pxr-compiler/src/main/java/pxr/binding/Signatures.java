package pxr.binding;

import java.util.List;
import java.util.stream.Collectors;
import pxr.binding.type.Erasure;
import pxr.syntax.ClassTree;
import pxr.syntax.Id;
import pxr.syntax.Member;
import pxr.syntax.TypeParameterTree;
import pxr.syntax.TypeTree;
import pxr.syntax.VariableTree;

/** Declarations as a reader wants to see them: without modifiers and annotations, simple names. */
final class Signatures {

    private Signatures() {}

    static String of(ClassTree tree) {
        StringBuilder text = new StringBuilder(keyword(tree.kind()));
        Id name = tree.name();
        if (name != null) text.append(' ').append(name.text());
        text.append(typeParameters(tree.typeParameters()));
        if (tree.kind() == ClassTree.Kind.RECORD) {
            text.append('(').append(parameters(tree.components())).append(')');
        }
        appendTypes(text, " extends ", tree.superclasses());
        appendTypes(text, " implements ", tree.interfaces());
        appendTypes(text, " permits ", tree.permitted());
        return text.toString();
    }

    private static String keyword(ClassTree.Kind kind) {
        return switch (kind) {
            case CLASS -> "class";
            case INTERFACE -> "interface";
            case ENUM -> "enum";
            case RECORD -> "record";
            case ANNOTATION -> "@interface";
        };
    }

    private static void appendTypes(StringBuilder text, String word, List<TypeTree> types) {
        if (types.isEmpty()) return;
        text.append(
                types.stream().map(TypeSpelling::of).collect(Collectors.joining(", ", word, "")));
    }

    private static String typeParameters(List<TypeParameterTree> parameters) {
        if (parameters.isEmpty()) return "";
        return parameters.stream()
                .map(Signatures::typeParameter)
                .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String typeParameter(TypeParameterTree parameter) {
        return parameter.bounds().isEmpty()
                ? parameter.name().text()
                : parameter.bounds().stream()
                        .map(TypeSpelling::of)
                        .collect(
                                Collectors.joining(
                                        " & ", parameter.name().text() + " extends ", ""));
    }

    /** A field or record component. */
    static String of(VariableTree variable) {
        String type = TypeSpelling.of(variable.type());
        if (variable.isVarargs()) type = type.substring(0, type.length() - 2) + "...";
        return variable.name() == null ? type : type + " " + variable.name().text();
    }

    private static String parameters(List<VariableTree> parameters) {
        return parameters.stream().map(Signatures::of).collect(Collectors.joining(", "));
    }

    static String of(Member.Method method, List<VariableTree> parameters) {
        StringBuilder text = new StringBuilder(typeParameters(method.typeParameters()));
        if (!text.isEmpty()) text.append(' ');
        if (method.result() != null) text.append(TypeSpelling.of(method.result())).append(' ');
        text.append(method.name().text()).append('(').append(parameters(parameters)).append(')');
        appendTypes(text, " throws ", method.exceptions());
        return text.toString();
    }

    static String ofImplied(ImpliedMethod method, SourceType owner) {
        String parameters =
                method.isConstructor()
                        ? parameters(owner.tree().components())
                        : method.parameters().stream()
                                .map(p -> simpleName(Erasure.name(p)) + " name")
                                .collect(Collectors.joining(", "));
        if (method.isConstructor()) return owner.name() + "(" + parameters + ")";
        return simpleName(Erasure.name(method.signature().result()))
                + " "
                + method.name()
                + "("
                + parameters
                + ")";
    }

    private static String simpleName(String binaryName) {
        int start = Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$'));
        return binaryName.substring(start + 1);
    }
}
