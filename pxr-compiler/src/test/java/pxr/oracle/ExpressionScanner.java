package pxr.oracle;

import com.sun.source.tree.MemberReferenceTree.ReferenceMode;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.TreeInfo;
import org.jspecify.annotations.Nullable;
import pxr.symbol.Role;

/** Names, assignments, calls and method references. */
abstract class ExpressionScanner extends TokenScanner {

    private final InheritedChoice choice;

    ExpressionScanner(
            Attribution attribution,
            JCCompilationUnit unit,
            String file,
            SourceTokens tokens,
            Definitions definitions) {
        super(attribution, unit, file, tokens, definitions);
        this.choice = new InheritedChoice(attribution.types());
    }

    /** The classes around what is being scanned, the innermost first. */
    abstract Iterable<ClassSymbol> enclosingClasses();

    @Override
    public void visitIdent(JCIdent tree) {
        if (!isKeyword(tree.name)) refer(nameToken(tree), role, tree.sym);
    }

    @Override
    public void visitSelect(JCFieldAccess tree) {
        boolean whole = role == Role.IMPORT || role == Role.ANNOTATION;
        // What stands before the dot is only read, whatever is done to the whole.
        scanAs(whole ? role : Role.REF, tree.selected);
        if (!isKeyword(tree.name)) refer(nameToken(tree), role, tree.sym);
    }

    static boolean isKeyword(CharSequence name) {
        return switch (name.toString()) {
            case "this", "super", "class", "*", "", "<error>" -> true;
            default -> false;
        };
    }

    @Override
    public void visitAssign(JCAssign tree) {
        scanTarget(Role.WRITE, tree.lhs);
        scan(tree.rhs);
    }

    @Override
    public void visitAssignop(JCAssignOp tree) {
        scanTarget(Role.UPDATE, tree.lhs);
        scan(tree.rhs);
    }

    @Override
    public void visitUnary(JCUnary tree) {
        if (tree.getTag().isIncOrDecUnaryOp()) {
            scanTarget(Role.UPDATE, tree.arg);
        } else {
            scan(tree.arg);
        }
    }

    /** Of `a[i] = x` nothing is written that has a name. */
    private void scanTarget(Role as, JCExpression target) {
        JCTree bare = TreeInfo.skipParens(target);
        boolean named = bare instanceof JCIdent || bare instanceof JCFieldAccess;
        scanAs(named ? as : Role.REF, bare);
    }

    @Override
    public void visitApply(JCMethodInvocation tree) {
        scan(tree.typeargs);
        Symbol method = TreeInfo.symbol(tree.meth);
        switch (tree.meth) {
            case JCIdent name -> referToMethod(nameToken(name), Role.CALL, method, site(method));
            case JCFieldAccess select -> {
                scan(select.selected);
                referToMethod(nameToken(select), Role.CALL, method, select.selected.type);
            }
            default -> scan(tree.meth);
        }
        scan(tree.args);
    }

    /** The type in which a method is looked up that is called by its simple name. */
    private @Nullable Type site(@Nullable Symbol method) {
        if (method == null || Symbols.isUnresolved(method)) return null;
        for (ClassSymbol c : enclosingClasses()) {
            if (method.isMemberOf(c, attribution.types())) return c.type;
        }
        return null;
    }

    @Override
    public void visitReference(JCMemberReference tree) {
        scan(tree.expr);
        scan(tree.typeargs);
        boolean creates = tree.getMode() == ReferenceMode.NEW;
        boolean array = tree.expr.type != null && tree.expr.type.hasTag(TypeTag.ARRAY);
        if (creates && array) return;
        Token token = tokens.endingAt(endOf(tree), creates ? "new" : tree.name);
        referToMethod(token, Role.METHODREF, tree.sym, tree.expr.type);
    }

    private void referToMethod(
            @Nullable Token token, Role as, @Nullable Symbol method, @Nullable Type site) {
        refer(token, as, method);
        if (token == null || site == null) return;
        if (method == null || Symbols.isUnresolved(method)) return;
        for (Symbol other : choice.besides(method, site)) refer(token, as, other);
    }
}
