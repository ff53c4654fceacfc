package pxr.syntax;

import static com.github.javaparser.GeneratedJavaParserConstants.AT;
import static com.github.javaparser.GeneratedJavaParserConstants.ENUM;
import static com.github.javaparser.GeneratedJavaParserConstants.INTERFACE;

import com.github.javaparser.PieceParser;
import com.github.javaparser.Token;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import pxr.syntax.token.SourceToken;

/** Converts statements. */
final class StatementConverter {

    private final Converter all;

    StatementConverter(Converter all) {
        this.all = all;
    }

    Statement convert(com.github.javaparser.ast.stmt.Statement s) {
        all.depth.enter();
        try {
            return converted(s);
        } finally {
            all.depth.leave();
        }
    }

    private Statement converted(com.github.javaparser.ast.stmt.Statement s) {
        return switch (s) {
            case BlockStmt block -> block(block);
            case ExpressionStmt e -> evaluate(e.getExpression());
            case ReturnStmt r -> new Statement.Return(all.expressions.convert(r.getExpression()));
            case IfStmt i ->
                    new Statement.If(
                            all.expressions.convert(i.getCondition()),
                            convert(i.getThenStmt()),
                            i.getElseStmt().map(this::convert).orElse(null));
            case ForStmt f -> forLoop(f);
            case ForEachStmt f ->
                    new Statement.ForEach(
                            all.expressions.variables(f.getVariable()).getFirst(),
                            all.expressions.convert(f.getIterable()),
                            convert(f.getBody()));
            case WhileStmt w ->
                    new Statement.While(
                            all.expressions.convert(w.getCondition()), convert(w.getBody()));
            case DoStmt d ->
                    new Statement.Do(
                            convert(d.getBody()), all.expressions.convert(d.getCondition()));
            case TryStmt t -> tryStatement(t);
            case SwitchStmt w ->
                    new Statement.Switch(all.expressions.convert(w.getSelector()), cases(w));
            case ThrowStmt t -> new Statement.Throw(all.expressions.convert(t.getExpression()));
            case BreakStmt b -> new Statement.Break(b.getLabel().map(Positions::id).orElse(null));
            case ContinueStmt c ->
                    new Statement.Continue(c.getLabel().map(Positions::id).orElse(null));
            case YieldStmt y -> new Statement.Yield(all.expressions.convert(y.getExpression()));
            case LabeledStmt l ->
                    new Statement.Labeled(Positions.id(l.getLabel()), convert(l.getStatement()));
            case SynchronizedStmt y ->
                    new Statement.Synchronized(
                            all.expressions.convert(y.getExpression()), block(y.getBody()));
            case AssertStmt a ->
                    new Statement.Assert(
                            all.expressions.convert(a.getCheck()),
                            all.expressions.convert(a.getMessage()));
            case LocalClassDeclarationStmt c ->
                    new Statement.LocalClass(all.members.classTree(c.getClassDeclaration()));
            case LocalRecordDeclarationStmt r ->
                    new Statement.LocalClass(all.members.classTree(r.getRecordDeclaration()));
            case ExplicitConstructorInvocationStmt c ->
                    new Statement.ConstructorCall(
                            all.expressions.convert(c.getExpression()),
                            all.types.arguments(c.getTypeArguments()),
                            all.expressions.constructorKeyword(c),
                            all.expressions.convertAll(c.getArguments()));
            default -> new Statement.Empty();
        };
    }

    private Statement.Block block(BlockStmt block) {
        return block(SourceToken.firstOf(block));
    }

    /** What stands in a pair of braces. */
    Statement.Block block(SourceToken brace) {
        List<Statement> statements = new ArrayList<>();
        ItemReader.Place place = all.items.in(brace);
        while (place.hasNext()) statement(place, statements);
        return new Statement.Block(List.copyOf(statements));
    }

    private void statement(ItemReader.Place place, List<Statement> to) {
        // JavaParser knows no local enums and interfaces; as members it does.
        if (isLocalEnumOrInterface(place.next())) {
            all.items.read(
                    place,
                    ItemKind.STATEMENT,
                    PieceParser.MEMBER,
                    member -> to.add(localClass(member)),
                    brace -> to.add(block(brace)));
        } else {
            all.items.read(
                    place,
                    ItemKind.STATEMENT,
                    PieceParser.STATEMENT,
                    statement -> to.add(convert(statement)),
                    brace -> to.add(block(brace)));
        }
    }

    private Statement localClass(BodyDeclaration<?> member) {
        return member instanceof TypeDeclaration<?> type
                ? new Statement.LocalClass(all.members.classTree(type))
                : new Statement.Empty();
    }

    private static boolean isLocalEnumOrInterface(Token first) {
        Token keyword = ItemKind.afterModifiers(first);
        return keyword.kind == ENUM
                || keyword.kind == INTERFACE
                || keyword.kind == AT && keyword.next.kind == INTERFACE;
    }

    private List<Statement> convertAll(
            Collection<? extends com.github.javaparser.ast.stmt.Statement> statements) {
        return statements.stream().map(this::convert).toList();
    }

    /** JavaParser has local variables as expressions. */
    private Statement evaluate(com.github.javaparser.ast.expr.Expression expression) {
        return expression instanceof VariableDeclarationExpr declaration
                ? new Statement.LocalVariables(all.expressions.variables(declaration))
                : new Statement.Evaluate(all.expressions.convert(expression));
    }

    private Statement forLoop(ForStmt loop) {
        return new Statement.For(
                loop.getInitialization().stream().map(this::evaluate).toList(),
                all.expressions.convert(loop.getCompare()),
                all.expressions.convertAll(loop.getUpdate()),
                convert(loop.getBody()));
    }

    private Statement tryStatement(TryStmt statement) {
        List<Statement.Resource> resources = new ArrayList<>();
        for (var resource : statement.getResources()) {
            if (resource instanceof VariableDeclarationExpr declaration) {
                all.expressions
                        .variables(declaration)
                        .forEach(v -> resources.add(new Statement.Resource.Declared(v)));
            } else {
                resources.add(new Statement.Resource.Existing(all.expressions.convert(resource)));
            }
        }
        return new Statement.Try(
                List.copyOf(resources),
                block(statement.getTryBlock()),
                statement.getCatchClauses().stream().map(this::catchClause).toList(),
                statement.getFinallyBlock().map(this::block).orElse(null));
    }

    private Statement.Catch catchClause(CatchClause clause) {
        return new Statement.Catch(
                all.members.parameter(clause.getParameter()), block(clause.getBody()));
    }

    /** The cases of a switch, with whose braces the node ends. */
    List<Statement.Case> cases(Node choice) {
        List<Statement.Case> cases = new ArrayList<>();
        SourceToken brace = all.tokens.partner(SourceToken.lastOf(choice));
        ItemReader.Place place = all.items.in(brace);
        while (place.hasNext()) {
            all.items.read(
                    place,
                    ItemKind.SWITCH_CASE,
                    PieceParser.SWITCH_ENTRY,
                    entry -> cases.add(switchCase(entry)),
                    _ -> {});
        }
        return List.copyOf(cases);
    }

    private Statement.Case switchCase(SwitchEntry entry) {
        List<Expression> constants = new ArrayList<>(entry.getLabels().size());
        List<Pattern> patterns = new ArrayList<>(0);
        for (var label : entry.getLabels()) {
            if (ExpressionConverter.isPattern(label)) patterns.add(all.expressions.pattern(label));
            else if (!(label instanceof NullLiteralExpr)) {
                constants.add(all.expressions.convert(label));
            }
        }
        return new Statement.Case(
                constants,
                patterns,
                all.expressions.convert(entry.getGuard()),
                entry.isDefault() || entry.getLabels().isEmpty(),
                entry.getType() != SwitchEntry.Type.STATEMENT_GROUP,
                convertAll(entry.getStatements()));
    }
}
