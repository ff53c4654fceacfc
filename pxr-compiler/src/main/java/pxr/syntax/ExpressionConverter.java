package pxr.syntax;

import static com.github.javaparser.GeneratedJavaParserConstants.AT;
import static com.github.javaparser.GeneratedJavaParserConstants.COMMA;

import com.github.javaparser.PieceParser;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.RecordPatternExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pxr.syntax.Expression.Literal;
import pxr.syntax.token.SourceToken;

/** Converts expressions, patterns and annotations. */
final class ExpressionConverter {

    private final Converter all;

    ExpressionConverter(Converter all) {
        this.all = all;
    }

    Expression convert(com.github.javaparser.ast.expr.Expression e) {
        all.depth.enter();
        try {
            return converted(e);
        } finally {
            all.depth.leave();
        }
    }

    private Expression converted(com.github.javaparser.ast.expr.Expression e) {
        return switch (e) {
            case NameExpr name -> new Expression.Name(Positions.id(name.getName()));
            case FieldAccessExpr access -> select(access);
            case MethodCallExpr call -> call(call);
            case LiteralExpr literal -> literal(literal);
            case ThisExpr self ->
                    new Expression.This(self.getTypeName().map(Positions::ids).orElse(List.of()));
            case SuperExpr self ->
                    new Expression.Super(self.getTypeName().map(Positions::ids).orElse(List.of()));
            case EnclosedExpr enclosed ->
                    new Expression.Parenthesized(convert(enclosed.getInner()));
            case BinaryExpr binary -> binary(binary);
            case UnaryExpr unary -> unary(unary);
            case AssignExpr assign ->
                    new Expression.Assign(
                            convert(assign.getTarget()),
                            assign.getOperator().asString(),
                            convert(assign.getValue()));
            case ConditionalExpr choice ->
                    new Expression.Conditional(
                            convert(choice.getCondition()),
                            convert(choice.getThenExpr()),
                            convert(choice.getElseExpr()));
            case ObjectCreationExpr creation -> creation(creation);
            case ArrayCreationExpr creation -> arrayCreation(creation);
            case ArrayInitializerExpr initializer -> initializer(initializer);
            case ArrayAccessExpr access ->
                    new Expression.Index(convert(access.getName()), convert(access.getIndex()));
            case CastExpr cast ->
                    new Expression.Cast(
                            all.types.convert(cast.getType()), convert(cast.getExpression()));
            case InstanceOfExpr test -> instanceOf(test);
            case ClassExpr literal ->
                    new Expression.ClassLiteral(all.types.convert(literal.getType()));
            case LambdaExpr lambda -> lambda(lambda);
            case MethodReferenceExpr reference -> methodReference(reference);
            case SwitchExpr choice ->
                    new Expression.Switch(
                            convert(choice.getSelector()), all.statements.cases(choice));
            case TypeExpr type -> referenceTarget(type);
            case AnnotationExpr annotation -> new Expression.Annotation(annotation(annotation));
            default -> new Expression.Erroneous();
        };
    }

    List<Expression> convertAll(
            Collection<? extends com.github.javaparser.ast.expr.Expression> expressions) {
        return expressions.stream().map(this::convert).toList();
    }

    @Nullable Expression convert(
            Optional<? extends com.github.javaparser.ast.expr.Expression> expression) {
        return expression.map(this::convert).orElse(null);
    }

    private static Expression literal(LiteralExpr e) {
        return switch (e) {
            case BooleanLiteralExpr b ->
                    new Literal(Literal.Kind.BOOLEAN, Boolean.toString(b.getValue()));
            case IntegerLiteralExpr i -> new Literal(Literal.Kind.INT, i.getValue());
            case LongLiteralExpr l -> new Literal(Literal.Kind.LONG, l.getValue());
            case DoubleLiteralExpr d -> new Literal(Literal.Kind.FLOATING, d.getValue());
            case CharLiteralExpr c -> new Literal(Literal.Kind.CHAR, c.getValue());
            case TextBlockLiteralExpr t -> new Literal(Literal.Kind.TEXT_BLOCK, t.getValue());
            case StringLiteralExpr s -> new Literal(Literal.Kind.STRING, s.getValue());
            default -> new Literal(Literal.Kind.NULL, "null");
        };
    }

    /** Goes down a long chain such as that of a builder in a loop, not by recursion. */
    private Expression call(MethodCallExpr outermost) {
        List<MethodCallExpr> chain = new ArrayList<>();
        com.github.javaparser.ast.expr.@Nullable Expression innermost = outermost;
        while (innermost instanceof MethodCallExpr call) {
            chain.add(call);
            innermost = call.getScope().orElse(null);
        }
        @Nullable Expression result = innermost == null ? null : convert(innermost);
        for (MethodCallExpr call : chain.reversed()) {
            result =
                    new Expression.Call(
                            result,
                            all.types.arguments(call.getTypeArguments()),
                            Positions.id(call.getName()),
                            convertAll(call.getArguments()));
        }
        return result == null ? new Expression.Erroneous() : result;
    }

    /** For JavaParser `()` is a lambda too, even where no arrow follows. */
    private Expression lambda(LambdaExpr lambda) {
        if (lambda.getBody().getTokenRange().isEmpty()) {
            int start = SourceToken.firstOf(lambda).start();
            all.errors.report(start, "there is nothing in these parentheses; remove them");
            return new Expression.Erroneous();
        }
        return new Expression.Lambda(
                lambda.getParameters().stream().map(all.members::parameter).toList(),
                all.statements.convert(lambda.getBody()));
    }

    private Expression select(FieldAccessExpr access) {
        return new Expression.Select(convert(access.getScope()), Positions.id(access.getName()));
    }

    private Expression binary(BinaryExpr outermost) {
        List<Expression.Binary.Operation> rest = new ArrayList<>();
        com.github.javaparser.ast.expr.Expression left = outermost;
        while (left instanceof BinaryExpr binary) {
            rest.add(
                    new Expression.Binary.Operation(
                            binary.getOperator().asString(), convert(binary.getRight())));
            left = binary.getLeft();
        }
        Collections.reverse(rest);
        return new Expression.Binary(convert(left), List.copyOf(rest));
    }

    private Expression unary(UnaryExpr unary) {
        String operator = unary.getOperator().asString();
        return new Expression.Unary(
                operator,
                convert(unary.getExpression()),
                operator.equals("++") || operator.equals("--"));
    }

    private Expression creation(ObjectCreationExpr creation) {
        return new Expression.New(
                convert(creation.getScope()),
                all.types.arguments(creation.getTypeArguments()),
                all.types.named(creation.getType()),
                convertAll(creation.getArguments()),
                creation.getAnonymousClassBody().map(_ -> all.members.body(creation)).orElse(null));
    }

    private Expression arrayCreation(ArrayCreationExpr creation) {
        TypeTree type = all.types.convert(creation.getElementType());
        for (var level : creation.getLevels().reversed()) {
            type = new TypeTree.Array(type, annotations(level.getAnnotations()));
        }
        return new Expression.NewArray(
                type,
                creation.getLevels().stream()
                        .flatMap(level -> level.getDimension().stream())
                        .map(this::convert)
                        .toList(),
                creation.getInitializer().map(this::initializer).orElse(null));
    }

    private Expression.ArrayInitializer initializer(ArrayInitializerExpr initializer) {
        List<Expression> values = new ArrayList<>();
        ItemReader.Place place = all.items.in(SourceToken.firstOf(initializer));
        while (place.hasNext()) {
            if (place.next().kind == COMMA) place.skip();
            else value(place, values);
        }
        return new Expression.ArrayInitializer(List.copyOf(values));
    }

    private void value(ItemReader.Place place, List<Expression> to) {
        all.items.read(
                place,
                ItemKind.VALUE,
                place.next().kind == AT ? PieceParser.ANNOTATION_VALUE : PieceParser.VALUE,
                value -> to.add(convert(value)),
                _ -> {});
    }

    /** JavaParser takes `(T) x::m` for a reference to a member of a cast; it casts a reference. */
    private Expression methodReference(MethodReferenceExpr reference) {
        if (!(reference.getScope() instanceof CastExpr cast)) {
            return methodReference(reference, referenceTarget(reference.getScope()));
        }
        return new Expression.Cast(
                all.types.convert(cast.getType()),
                methodReference(reference, convert(cast.getExpression())));
    }

    private Expression methodReference(MethodReferenceExpr reference, Expression target) {
        return new Expression.MethodReference(
                target,
                all.types.arguments(reference.getTypeArguments()),
                Positions.lastToken(reference));
    }

    private Expression instanceOf(InstanceOfExpr test) {
        Expression operand = convert(test.getExpression());
        return test.getPattern()
                .<Expression>map(p -> new Expression.InstanceOf(operand, pattern(p)))
                .orElseGet(() ->
                        new Expression.InstanceOfType(operand, all.types.convert(test.getType())));
    }

    Pattern pattern(com.github.javaparser.ast.expr.Expression pattern) {
        return switch (pattern) {
            case TypePatternExpr p ->
                    new Pattern.OfType(
                            new VariableTree(
                                    all.members.modifiers(p.getModifiers(), new NodeList<>()),
                                    all.types.ofVariable(p.getType()),
                                    Positions.variableId(p.getName()),
                                    null,
                                    false));
            case RecordPatternExpr p ->
                    new Pattern.OfRecord(
                            all.types.convert(p.getType()),
                            p.getPatternList().stream().map(this::pattern).toList());
            default -> new Pattern.Any();
        };
    }

    static boolean isPattern(com.github.javaparser.ast.expr.Expression e) {
        return e instanceof PatternExpr;
    }

    /** JavaParser calls every name before `::` a type; only brackets of some kind make it one. */
    private Expression referenceTarget(com.github.javaparser.ast.expr.Expression scope) {
        if (!(scope instanceof TypeExpr typeExpr)) return convert(scope);
        Type type = typeExpr.getType();
        if (!(type instanceof ClassOrInterfaceType named)) {
            return new Expression.TypeName(all.types.convert(type));
        }
        TypeTree.Named tree = all.types.named(named);
        boolean plain =
                tree.parts().stream()
                        .allMatch(p -> p.arguments() == null && p.annotations().isEmpty());
        if (!plain) return new Expression.TypeName(tree);
        Expression name = new Expression.Name(tree.parts().getFirst().name());
        for (TypeTree.Part part : tree.parts().subList(1, tree.parts().size())) {
            name = new Expression.Select(name, part.name());
        }
        return name;
    }

    List<AnnotationTree> annotations(Collection<AnnotationExpr> annotations) {
        if (annotations.isEmpty()) return List.of();
        return annotations.stream().map(this::annotation).toList();
    }

    AnnotationTree annotation(AnnotationExpr annotation) {
        List<AnnotationTree.Element> elements =
                switch (annotation) {
                    case SingleMemberAnnotationExpr single ->
                            List.of(
                                    new AnnotationTree.Element(
                                            null, convert(single.getMemberValue())));
                    case NormalAnnotationExpr normal ->
                            normal.getPairs().stream()
                                    .map(pair ->
                                            new AnnotationTree.Element(
                                                    Positions.id(pair.getName()),
                                                    convert(pair.getValue())))
                                    .toList();
                    default -> List.of();
                };
        return new AnnotationTree(
                Positions.ids(annotation.getName()), elements, Positions.extent(annotation));
    }

    /** The local variables of a declaration among expressions, as in the head of a `for`. */
    List<VariableTree> variables(VariableDeclarationExpr declaration) {
        return all.members.variables(
                all.members.modifiers(declaration.getModifiers(), declaration.getAnnotations()),
                declaration.getVariables());
    }

    /**
     * The `this` or `super` of a constructor call: it has no node, so look behind what precedes it.
     */
    Id constructorKeyword(com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt call) {
        SourceToken token =
                call.getExpression()
                        .map(SourceToken::lastOf)
                        .orElseGet(() -> SourceToken.firstOf(call));
        String keyword = call.isThis() ? "this" : "super";
        while (!token.getText().equals(keyword)) token = all.tokens.at(token.index() + 1);
        return Positions.id(token);
    }
}
