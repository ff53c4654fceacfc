package pxr.oracle;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.RecordComponent;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAnnotatedType;
import com.sun.tools.javac.tree.JCTree.JCAnnotation;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCTypeApply;
import com.sun.tools.javac.tree.JCTree.JCTypeParameter;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeInfo;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;

/** Types, members and variables, and the annotations on them. */
abstract class DeclarationScanner extends ExpressionScanner {

    private static final long MADE_UP =
            Flags.GENERATEDCONSTR | Flags.GENERATED_MEMBER | Flags.SYNTHETIC;

    private final Deque<ClassSymbol> enclosing = new ArrayDeque<>();

    DeclarationScanner(
            Attribution attribution,
            JCCompilationUnit unit,
            String file,
            SourceTokens tokens,
            Definitions definitions) {
        super(attribution, unit, file, tokens, definitions);
    }

    /** Runs the scan of a body from which no jump leads out: labels do not reach into it. */
    abstract void inBody(Runnable scan);

    @Override
    final Iterable<ClassSymbol> enclosingClasses() {
        return enclosing;
    }

    // ---- types

    @Override
    public void visitClassDef(JCClassDecl tree) {
        scan(tree.mods);
        SymbolKind kind = tree.sym == null ? SymbolKind.CLASS : Symbols.kindOf(tree.sym);
        declare(className(tree), tree.sym, kind);
        scan(tree.typarams);
        scan(tree.extending);
        scan(tree.implementing);
        scan(tree.permitting);
        scanMembers(tree);
    }

    /** The name is the first identifier after the modifiers, or stands behind the word `record`. */
    private @Nullable Token className(JCClassDecl tree) {
        if ((tree.mods.flags & Flags.IMPLICIT_CLASS) != 0) return null;
        int modifiersEnd = endOf(tree.mods);
        int from = modifiersEnd >= 0 ? modifiersEnd : TreeInfo.getStartPos(tree);
        return tokens.firstOrSecondFrom(from, tree.name);
    }

    private void scanMembers(JCClassDecl tree) {
        if (tree.sym != null) enclosing.push(tree.sym);
        inBody(() -> tree.defs.forEach(member -> scanMember(tree, member)));
        if (tree.sym != null) enclosing.pop();
    }

    private void scanMember(JCClassDecl tree, JCTree member) {
        if (!(member instanceof JCMethodDecl method)) {
            scan(member);
        } else if (isCompact(method)) {
            scan(method);
            declareCompactParameters(tree, method);
        } else if ((method.mods.flags & MADE_UP) == 0) {
            scan(method);
        }
    }

    private static boolean isCompact(JCMethodDecl method) {
        return (method.mods.flags & Flags.COMPACT_RECORD_CONSTRUCTOR) != 0;
    }

    /** What declares a compact constructor's parameters are the record's components. */
    private void declareCompactParameters(JCClassDecl tree, JCMethodDecl constructor) {
        for (JCVariableDecl parameter : constructor.params) {
            for (JCTree member : tree.defs) {
                if (member instanceof JCVariableDecl field
                        && field.name.equals(parameter.name)
                        && isComponent(field)) {
                    Token token = tokens.startingAt(field.pos, field.name);
                    declareAt(token, parameter.sym, SymbolKind.PARAMETER);
                }
            }
        }
    }

    @Override
    public void visitTypeParameter(JCTypeParameter tree) {
        scan(tree.annotations);
        int from = tree.annotations.isEmpty() ? tree.pos : endOf(tree.annotations.last());
        Symbol symbol = tree.type == null ? null : tree.type.tsym;
        declare(tokens.firstFrom(from, tree.name), symbol, SymbolKind.TYPE_PARAM);
        scan(tree.bounds);
    }

    // ---- methods and constructors

    @Override
    public void visitMethodDef(JCMethodDecl tree) {
        scan(tree.mods);
        boolean constructor = TreeInfo.isConstructor(tree);
        CharSequence name = constructor && tree.sym != null ? tree.sym.owner.name : tree.name;
        SymbolKind kind = constructor ? SymbolKind.CONSTRUCTOR : SymbolKind.METHOD;
        declare(tokens.startingAt(tree.pos, name), tree.sym, kind);
        scan(tree.typarams);
        scan(tree.restype);
        scan(tree.recvparam);
        if (!isCompact(tree)) scan(tree.params);
        scan(tree.thrown);
        scan(tree.defaultValue);
        scan(tree.body);
    }

    @Override
    public void visitNewClass(JCNewClass tree) {
        scan(tree.encl);
        scan(tree.clazz);
        Token name = nameToken(className(tree.clazz));
        if (tree.def == null) {
            refer(name, Role.NEW, tree.constructor);
        } else if (!namesInterface(tree.clazz)) {
            refer(name, Role.NEW, superConstructor(tree.def));
        }
        scan(tree.typeargs);
        scan(tree.args);
        if (tree.def != null) scanAnonymous(tree.def, name);
    }

    /** The name in a class type such as `@A Outer.Inner<T>`. */
    private static JCTree className(JCTree type) {
        return switch (type) {
            case JCAnnotatedType annotated -> className(annotated.underlyingType);
            case JCTypeApply parameterized -> className(parameterized.clazz);
            default -> type;
        };
    }

    private static boolean namesInterface(JCTree type) {
        Symbol named = TreeInfo.symbol(className(type));
        return named != null && named.isInterface();
    }

    /// The constructor that the creation of an anonymous class is said to call: its own is made up,
    /// and only passes on to the one that the arguments chose.
    private static @Nullable Symbol superConstructor(JCClassDecl anonymous) {
        for (JCTree member : anonymous.defs) {
            if (member instanceof JCMethodDecl method
                    && TreeInfo.isConstructor(method)
                    && method.body != null
                    && method.body.stats.head instanceof JCExpressionStatement statement
                    && statement.expr instanceof JCMethodInvocation call) {
                return TreeInfo.symbol(call.meth);
            }
        }
        return null;
    }

    private void scanAnonymous(JCClassDecl tree, @Nullable Token declaring) {
        declareAt(declaring, tree.sym, SymbolKind.CLASS);
        scanMembers(tree);
    }

    // ---- variables

    @Override
    public void visitVarDef(JCVariableDecl tree) {
        if ((tree.mods.flags & Flags.ENUM) != 0 && tree.init instanceof JCNewClass creation) {
            scan(tree.mods);
            scanEnumConstant(tree, creation);
        } else {
            SymbolKind kind = tree.sym == null ? SymbolKind.LOCAL : Symbols.kindOf(tree.sym);
            scanVariable(tree, isComponent(tree) ? SymbolKind.RECORD_COMPONENT : kind);
        }
    }

    private void scanVariable(JCVariableDecl tree, SymbolKind kind) {
        scan(tree.mods);
        if (isTypeWritten(tree)) scan(tree.vartype);
        if (tree.nameexpr == null) {
            if (kind == SymbolKind.RECORD_COMPONENT) scanAccessorAnnotations(tree);
            declare(tokens.startingAt(tree.pos, tree.name), tree.sym, kind);
        } else {
            scan(tree.nameexpr);
        }
        scan(tree.init);
    }

    /** What javac fills in for `var`, or for a lambda's parameter, has no end in the text. */
    private boolean isTypeWritten(JCVariableDecl tree) {
        return tree.vartype != null && tree.vartype.pos != tree.pos && endOf(tree.vartype) >= 0;
    }

    private static boolean isComponent(JCVariableDecl tree) {
        return tree.sym != null
                && tree.sym.owner.kind == Kind.TYP
                && (tree.mods.flags & Flags.RECORD) != 0
                && (tree.mods.flags & Flags.STATIC) == 0;
    }

    /** Annotations that suit only the accessor, such as `@Override`, have been moved there. */
    private void scanAccessorAnnotations(JCVariableDecl tree) {
        if (!(tree.sym.owner instanceof ClassSymbol owner)) return;
        RecordComponent component = owner.getRecordComponent(tree.sym);
        if (component != null && component.accessorMeth != null) scan(component.accessorMeth.mods);
    }

    private void scanEnumConstant(JCVariableDecl tree, JCNewClass creation) {
        // The tree's position is that of the annotations, if there are any.
        int from = tree.mods.annotations.isEmpty() ? tree.pos : endOf(tree.mods);
        Token name = tokens.firstFrom(from, tree.name);
        declare(name, tree.sym, SymbolKind.ENUM_CONSTANT);
        JCClassDecl body = creation.def;
        refer(name, Role.NEW_ENUM, body == null ? creation.constructor : superConstructor(body));
        scan(creation.args);
        if (body != null) scanAnonymous(body, name);
    }

    @Override
    public void visitLambda(JCLambda tree) {
        inBody(() -> {
            tree.params.forEach(p -> scanVariable(p, SymbolKind.LAMBDA_PARAM));
            scan(tree.body);
        });
    }

    // ---- annotations

    @Override
    public void visitAnnotation(JCAnnotation tree) {
        scanAs(Role.ANNOTATION, tree.annotationType);
        for (JCExpression argument : tree.args) {
            if (argument instanceof JCAssign element) {
                if (isElementWritten(element)) scanAs(Role.ANNOTATION, element.lhs);
                scanAs(Role.REF, element.rhs);
            } else {
                scanAs(Role.REF, argument);
            }
        }
    }

    /** For `@A(x)` javac makes up `value =` at the place of the x. */
    private static boolean isElementWritten(JCAssign element) {
        return element.lhs instanceof JCIdent name && name.pos != TreeInfo.getStartPos(element.rhs);
    }
}
