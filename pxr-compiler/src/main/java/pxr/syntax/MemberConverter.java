package pxr.syntax;

import static com.github.javaparser.GeneratedJavaParserConstants.COMMA;
import static com.github.javaparser.GeneratedJavaParserConstants.RBRACE;
import static com.github.javaparser.GeneratedJavaParserConstants.SEMICOLON;

import com.github.javaparser.ParseStart;
import com.github.javaparser.PieceParser;
import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.Node;
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
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.TypeParameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.syntax.token.SourceToken;

/** Converts classes and their members. */
final class MemberConverter {

    private final Converter all;

    MemberConverter(Converter all) {
        this.all = all;
    }

    /** The class whose members stand at the top of a file; it is named after the file (JLS 7.3). */
    static ClassTree implicitClass(String name, List<Member> members, Extent extent) {
        return new ClassTree(
                ClassTree.Kind.CLASS,
                new Modifiers(List.of("final"), List.of()),
                new Id(name, Positions.NOWHERE),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                members,
                extent,
                null);
    }

    ClassTree classTree(TypeDeclaration<?> type) {
        all.depth.enter();
        try {
            return converted(type);
        } finally {
            all.depth.leave();
        }
    }

    private ClassTree converted(TypeDeclaration<?> type) {
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
                            List.of());
            case EnumDeclaration e ->
                    classTree(
                            e,
                            ClassTree.Kind.ENUM,
                            new Header(List.of(), List.of(), e.getImplementedTypes(), List.of()),
                            List.of());
            case RecordDeclaration r ->
                    classTree(
                            r,
                            ClassTree.Kind.RECORD,
                            new Header(
                                    r.getTypeParameters(),
                                    List.of(),
                                    r.getImplementedTypes(),
                                    List.of()),
                            r.getParameters());
            case AnnotationDeclaration a ->
                    classTree(
                            a,
                            ClassTree.Kind.ANNOTATION,
                            new Header(List.of(), List.of(), List.of(), List.of()),
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
            Collection<Parameter> components) {
        return new ClassTree(
                kind,
                modifiers(type.getModifiers(), type.getAnnotations()),
                Positions.id(type.getName()),
                all.types.parameters(header.typeParameters()),
                all.types.convertAll(header.superclasses()),
                all.types.convertAll(header.interfaces()),
                all.types.convertAll(header.permitted()),
                components.stream().map(this::parameter).toList(),
                members(braceOf(type), kind),
                Positions.extent(type),
                all.comments.before(type));
    }

    /** The body of an anonymous class. */
    ClassTree body(Node owner) {
        return new ClassTree(
                ClassTree.Kind.CLASS,
                Modifiers.NONE,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                members(braceOf(owner), ClassTree.Kind.CLASS),
                Positions.extent(owner),
                null);
    }

    /** The brace of the pair that a node ends with. */
    private SourceToken braceOf(Node node) {
        return all.tokens.partner(SourceToken.lastOf(node));
    }

    private List<Member> members(SourceToken brace, ClassTree.Kind kind) {
        List<Member> members = new ArrayList<>();
        ItemReader.Place place = all.items.in(brace);
        if (kind == ClassTree.Kind.ENUM) constants(place, members);
        while (place.hasNext()) {
            if (place.next().kind == SEMICOLON) place.skip();
            else member(place, production(kind), members);
        }
        return List.copyOf(members);
    }

    private static ParseStart<BodyDeclaration<?>> production(ClassTree.Kind kind) {
        return switch (kind) {
            case CLASS, INTERFACE, ENUM -> PieceParser.MEMBER;
            case RECORD -> PieceParser.RECORD_MEMBER;
            case ANNOTATION -> PieceParser.ANNOTATION_MEMBER;
        };
    }

    private void member(
            ItemReader.Place place, ParseStart<BodyDeclaration<?>> production, List<Member> to) {
        all.items.read(
                place,
                ItemKind.MEMBER,
                production,
                member -> addMember(member, to),
                brace -> to.add(new Member.Initializer(false, all.statements.block(brace))));
    }

    private void constants(ItemReader.Place place, List<Member> to) {
        while (place.hasNext() && ItemKind.CONSTANT.canBegin(place.next().kind)) {
            all.items.read(
                    place,
                    ItemKind.CONSTANT,
                    PieceParser.ENUM_CONSTANT,
                    constant -> to.add(constant(constant)),
                    _ -> {});
            if (place.hasNext() && place.next().kind == COMMA) place.skip();
        }
    }

    void addMember(BodyDeclaration<?> member, List<Member> to) {
        switch (member) {
            case FieldDeclaration field -> addFields(field, to);
            case MethodDeclaration method ->
                    to.add(
                            method(
                                    method,
                                    all.types.convert(method.getType()),
                                    method.getBody().map(this::block).orElse(null)));
            case ConstructorDeclaration constructor ->
                    to.add(method(constructor, null, block(constructor.getBody())));
            case CompactConstructorDeclaration constructor -> to.add(compact(constructor));
            case AnnotationMemberDeclaration element -> to.add(element(element));
            case InitializerDeclaration initializer ->
                    to.add(
                            new Member.Initializer(
                                    initializer.isStatic(), block(initializer.getBody())));
            case TypeDeclaration<?> type -> to.add(classTree(type));
            default -> {}
        }
    }

    private Statement.Block block(BlockStmt body) {
        return all.statements.block(SourceToken.firstOf(body));
    }

    private void addFields(FieldDeclaration field, List<Member> to) {
        Modifiers modifiers = modifiers(field.getModifiers(), field.getAnnotations());
        Extent extent = Positions.extent(field);
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
                                Positions.variableId(d.getName()),
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
                Positions.id(method.getName()),
                method.getReceiverParameter().map(this::receiver).orElse(null),
                method.getParameters().stream().map(this::parameter).toList(),
                all.types.convertAll(method.getThrownExceptions()),
                null,
                body,
                false,
                Positions.extent(method),
                all.comments.before(method));
    }

    private Member compact(CompactConstructorDeclaration constructor) {
        return new Member.Method(
                modifiers(constructor.getModifiers(), constructor.getAnnotations()),
                all.types.parameters(constructor.getTypeParameters()),
                null,
                Positions.id(constructor.getName()),
                null,
                List.of(),
                all.types.convertAll(constructor.getThrownExceptions()),
                null,
                block(constructor.getBody()),
                true,
                Positions.extent(constructor),
                all.comments.before(constructor));
    }

    private Member element(AnnotationMemberDeclaration element) {
        return new Member.Method(
                modifiers(element.getModifiers(), element.getAnnotations()),
                List.of(),
                all.types.convert(element.getType()),
                Positions.id(element.getName()),
                null,
                List.of(),
                List.of(),
                element.getDefaultValue().map(all.expressions::convert).orElse(null),
                null,
                false,
                Positions.extent(element),
                all.comments.before(element));
    }

    private Member constant(EnumConstantDeclaration constant) {
        Extent extent = Positions.extent(constant);
        return new Member.Constant(
                all.expressions.annotations(constant.getAnnotations()),
                Positions.id(constant.getName()),
                all.expressions.convertAll(constant.getArguments()),
                SourceToken.lastOf(constant).getKind() == RBRACE ? body(constant) : null,
                extent,
                all.comments.before(constant));
    }

    private Member.Receiver receiver(ReceiverParameter receiver) {
        List<Id> names = Positions.ids(receiver.getName());
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
                Positions.variableId(parameter.getName()),
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
