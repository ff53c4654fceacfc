package pxr.syntax;

import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.ReceiverParameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.TypeParameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts classes and their members. */
final class MemberConverter {

    private final Converter all;

    MemberConverter(Converter all) {
        this.all = all;
    }

    /** The class whose members stand at the top of a file; it is named after the file (JLS 7.3). */
    ClassTree implicitClass(ClassOrInterfaceDeclaration type, String name) {
        ClassTree tree = classTree(type);
        return new ClassTree(
                tree.kind(),
                new Modifiers(List.of("final"), List.of()),
                new Id(name, Positions.NOWHERE),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                tree.members(),
                tree.extent(),
                null);
    }

    ClassTree classTree(TypeDeclaration<?> type) {
        return switch (type) {
            case ClassOrInterfaceDeclaration c ->
                    classTree(
                            c,
                            c.isInterface() ? ClassTree.Kind.INTERFACE : ClassTree.Kind.CLASS,
                            new Header(
                                    c.getTypeParameters(),
                                    c.getExtendedTypes(),
                                    c.getImplementedTypes(),
                                    c.getPermittedTypes()),
                            List.of(),
                            List.of());
            case EnumDeclaration e ->
                    classTree(
                            e,
                            ClassTree.Kind.ENUM,
                            new Header(List.of(), List.of(), e.getImplementedTypes(), List.of()),
                            List.of(),
                            e.getEntries());
            case RecordDeclaration r ->
                    classTree(
                            r,
                            ClassTree.Kind.RECORD,
                            new Header(
                                    r.getTypeParameters(),
                                    List.of(),
                                    r.getImplementedTypes(),
                                    List.of()),
                            r.getParameters(),
                            List.of());
            case AnnotationDeclaration a ->
                    classTree(
                            a,
                            ClassTree.Kind.ANNOTATION,
                            new Header(List.of(), List.of(), List.of(), List.of()),
                            List.of(),
                            List.of());
            default -> throw new IllegalArgumentException(type.getClass().getName());
        };
    }

    /** What stands between a class's name and its body. */
    private record Header(
            Collection<TypeParameter> typeParameters,
            Collection<ClassOrInterfaceType> superclasses,
            Collection<ClassOrInterfaceType> interfaces,
            Collection<ClassOrInterfaceType> permitted) {}

    private ClassTree classTree(
            TypeDeclaration<?> type,
            ClassTree.Kind kind,
            Header header,
            Collection<Parameter> components,
            Collection<EnumConstantDeclaration> constants) {
        List<Member> members = new ArrayList<>(type.getMembers().size() + constants.size());
        for (EnumConstantDeclaration constant : constants) addMember(constant, members);
        for (BodyDeclaration<?> member : type.getMembers()) addMember(member, members);
        return new ClassTree(
                kind,
                modifiers(type.getModifiers(), type.getAnnotations()),
                all.positions.id(type.getName()),
                all.types.parameters(header.typeParameters()),
                all.types.convertAll(header.superclasses()),
                all.types.convertAll(header.interfaces()),
                all.types.convertAll(header.permitted()),
                components.stream().map(this::parameter).toList(),
                List.copyOf(members),
                all.positions.extent(type),
                all.comments.before(type));
    }

    /** The body of an anonymous class. */
    ClassTree body(Collection<BodyDeclaration<?>> declarations, Extent extent) {
        List<Member> members = new ArrayList<>(declarations.size());
        for (BodyDeclaration<?> member : declarations) addMember(member, members);
        return new ClassTree(
                ClassTree.Kind.CLASS,
                Modifiers.NONE,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.copyOf(members),
                extent,
                null);
    }

    private void addMember(BodyDeclaration<?> member, List<Member> to) {
        switch (member) {
            case FieldDeclaration field -> addFields(field, to);
            case MethodDeclaration method ->
                    to.add(
                            method(
                                    method,
                                    all.types.convert(method.getType()),
                                    method.getBody().map(all.statements::block).orElse(null)));
            case ConstructorDeclaration constructor ->
                    to.add(method(constructor, null, all.statements.block(constructor.getBody())));
            case CompactConstructorDeclaration constructor -> to.add(compact(constructor));
            case AnnotationMemberDeclaration element -> to.add(element(element));
            case EnumConstantDeclaration constant -> to.add(constant(constant));
            case InitializerDeclaration initializer ->
                    to.add(
                            new Member.Initializer(
                                    initializer.isStatic(),
                                    all.statements.block(initializer.getBody())));
            case TypeDeclaration<?> type -> to.add(classTree(type));
            default -> {}
        }
    }

    private void addFields(FieldDeclaration field, List<Member> to) {
        Modifiers modifiers = modifiers(field.getModifiers(), field.getAnnotations());
        Extent extent = all.positions.extent(field);
        DocComment comment = all.comments.before(field);
        for (VariableTree variable : variables(modifiers, field.getVariables())) {
            to.add(new Member.Field(variable, extent, comment));
        }
    }

    List<VariableTree> variables(Modifiers modifiers, Collection<VariableDeclarator> declarators) {
        return declarators.stream()
                .map(d ->
                        new VariableTree(
                                modifiers,
                                all.types.ofVariable(d.getType()),
                                all.positions.variableId(d.getName()),
                                all.expressions.convert(d.getInitializer()),
                                false))
                .toList();
    }

    private Member method(
            CallableDeclaration<?> method,
            @Nullable TypeTree result,
            Statement.@Nullable Block body) {
        return new Member.Method(
                modifiers(method.getModifiers(), method.getAnnotations()),
                all.types.parameters(method.getTypeParameters()),
                result,
                all.positions.id(method.getName()),
                method.getReceiverParameter().map(this::receiver).orElse(null),
                method.getParameters().stream().map(this::parameter).toList(),
                all.types.convertAll(method.getThrownExceptions()),
                null,
                body,
                false,
                all.positions.extent(method),
                all.comments.before(method));
    }

    private Member compact(CompactConstructorDeclaration constructor) {
        return new Member.Method(
                modifiers(constructor.getModifiers(), constructor.getAnnotations()),
                all.types.parameters(constructor.getTypeParameters()),
                null,
                all.positions.id(constructor.getName()),
                null,
                List.of(),
                all.types.convertAll(constructor.getThrownExceptions()),
                null,
                all.statements.block(constructor.getBody()),
                true,
                all.positions.extent(constructor),
                all.comments.before(constructor));
    }

    private Member element(AnnotationMemberDeclaration element) {
        return new Member.Method(
                modifiers(element.getModifiers(), element.getAnnotations()),
                List.of(),
                all.types.convert(element.getType()),
                all.positions.id(element.getName()),
                null,
                List.of(),
                List.of(),
                element.getDefaultValue().map(all.expressions::convert).orElse(null),
                null,
                false,
                all.positions.extent(element),
                all.comments.before(element));
    }

    private Member constant(EnumConstantDeclaration constant) {
        Extent extent = all.positions.extent(constant);
        return new Member.Constant(
                all.expressions.annotations(constant.getAnnotations()),
                all.positions.id(constant.getName()),
                all.expressions.convertAll(constant.getArguments()),
                constant.getClassBody().isEmpty() ? null : body(constant.getClassBody(), extent),
                extent,
                all.comments.before(constant));
    }

    private Member.Receiver receiver(ReceiverParameter receiver) {
        List<Id> names = all.positions.ids(receiver.getName());
        return new Member.Receiver(
                all.types.convert(receiver.getType()),
                names.subList(0, names.size() - 1),
                all.expressions.annotations(receiver.getAnnotations()));
    }

    VariableTree parameter(Parameter parameter) {
        TypeTree type = all.types.ofVariable(parameter.getType());
        return new VariableTree(
                modifiers(parameter.getModifiers(), parameter.getAnnotations()),
                parameter.isVarArgs()
                        ? new TypeTree.Array(
                                type,
                                all.expressions.annotations(parameter.getVarArgsAnnotations()))
                        : type,
                all.positions.variableId(parameter.getName()),
                null,
                parameter.isVarArgs());
    }

    Modifiers modifiers(Collection<Modifier> modifiers, Collection<AnnotationExpr> annotations) {
        if (modifiers.isEmpty() && annotations.isEmpty()) return Modifiers.NONE;
        return new Modifiers(
                modifiers.stream().map(m -> m.getKeyword().asString()).toList(),
                all.expressions.annotations(annotations));
    }
}
