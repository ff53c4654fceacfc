package pxr.oracle;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ModuleSymbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBreak;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCContinue;
import com.sun.tools.javac.tree.JCTree.JCExports;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCImport;
import com.sun.tools.javac.tree.JCTree.JCLabeledStatement;
import com.sun.tools.javac.tree.JCTree.JCModuleDecl;
import com.sun.tools.javac.tree.JCTree.JCModuleImport;
import com.sun.tools.javac.tree.JCTree.JCOpens;
import com.sun.tools.javac.tree.JCTree.JCPackageDecl;
import com.sun.tools.javac.tree.JCTree.JCRequires;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.Name;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;

/** A whole file: its package, imports or module, and the labels in its bodies. */
final class UnitScanner extends DeclarationScanner {

    private record Label(Name name, int offset) {}

    private final StaticMembers staticMembers;
    private final boolean isPackageInfo;
    private Deque<Label> labels = new ArrayDeque<>();

    UnitScanner(
            Attribution attribution,
            JCCompilationUnit unit,
            String file,
            SourceTokens tokens,
            Definitions definitions) {
        super(attribution, unit, file, tokens, definitions);
        this.staticMembers = new StaticMembers(attribution.types());
        this.isPackageInfo = file.endsWith("package-info.java");
        if (unit.packge != null) definitions.addPackage(unit.packge);
    }

    Notes run() {
        scan(unit);
        return notes;
    }

    // ---- packages and imports

    @Override
    public void visitPackageDef(JCPackageDecl tree) {
        scan(tree.annotations);
        if (tree.packge == null) return;
        Token name = nameToken(tree.pid);
        if (isPackageInfo) declareAt(name, tree.packge, SymbolKind.PACKAGE);
        refer(name, Role.DEF, tree.packge);
        if (tree.pid instanceof JCFieldAccess qualified) {
            referToPackages(qualified.selected, tree.packge.owner);
        }
    }

    /** Each part of a qualified package name names a package of its own. */
    private void referToPackages(JCTree name, Symbol innermost) {
        JCTree part = name;
        for (Symbol s = innermost; part != null && s instanceof PackageSymbol; s = s.owner) {
            refer(nameToken(part), Role.REF, s);
            part = qualifier(part);
        }
    }

    private static @Nullable JCTree qualifier(JCTree name) {
        return name instanceof JCFieldAccess qualified ? qualified.selected : null;
    }

    @Override
    public void visitImport(JCImport tree) {
        if (!tree.staticImport) {
            scanAs(Role.IMPORT, tree.qualid);
            return;
        }
        JCFieldAccess member = tree.qualid;
        scanAs(Role.IMPORT, member.selected);
        if (isKeyword(member.name)) return;
        List<Symbol> named = staticMembers.named(member.name, TreeInfo.symbol(member.selected));
        if (named.isEmpty()) refer(nameToken(member), Role.IMPORT, null);
        for (Symbol symbol : named) refer(nameToken(member), Role.IMPORT, symbol);
    }

    @Override
    public void visitModuleImport(JCModuleImport tree) {
        referToModule(tree.module, Role.IMPORT, module(tree.module));
    }

    // ---- modules

    @Override
    public void visitModuleDef(JCModuleDecl tree) {
        scan(tree.mods);
        declare(nameToken(tree.qualId), tree.sym, SymbolKind.MODULE);
        JCTree qualifier = qualifier(tree.qualId);
        if (qualifier != null) referToModule(qualifier, Role.REF, tree.sym);
        scan(tree.directives);
    }

    /** A module's name is one name however many dots it has: each part stands for the module. */
    private void referToModule(JCTree name, Role as, @Nullable Symbol module) {
        for (JCTree part = name; part != null; part = qualifier(part)) {
            refer(nameToken(part), as, module);
        }
    }

    private @Nullable ModuleSymbol module(JCTree name) {
        return attribution.symtab().getModule(TreeInfo.fullName(name));
    }

    @Override
    public void visitRequires(JCRequires tree) {
        referToModule(tree.moduleName, Role.REF, module(tree.moduleName));
    }

    @Override
    public void visitExports(JCExports tree) {
        scanDirective(
                tree.qualid,
                tree.directive == null ? null : tree.directive.packge,
                tree.moduleNames);
    }

    @Override
    public void visitOpens(JCOpens tree) {
        scanDirective(
                tree.qualid,
                tree.directive == null ? null : tree.directive.packge,
                tree.moduleNames);
    }

    private void scanDirective(
            JCExpression packageName,
            @Nullable PackageSymbol symbol,
            @Nullable List<JCExpression> moduleNames) {
        if (symbol == null) {
            scan(packageName);
        } else {
            referToPackages(packageName, symbol);
        }
        if (moduleNames == null) return;
        for (JCExpression name : moduleNames) referToModule(name, Role.REF, module(name));
    }

    // ---- labels

    @Override
    void inBody(Runnable scan) {
        Deque<Label> outer = labels;
        labels = new ArrayDeque<>();
        scan.run();
        labels = outer;
    }

    @Override
    public void visitLabelled(JCLabeledStatement tree) {
        int offset = startOf(tree);
        Token name = tokens.startingAt(offset, tree.label);
        if (name != null) notes.label(name, Role.DEF, offset);
        labels.push(new Label(tree.label, offset));
        scan(tree.body);
        labels.pop();
    }

    @Override
    public void visitBreak(JCBreak tree) {
        jump(tree, tree.label);
    }

    @Override
    public void visitContinue(JCContinue tree) {
        jump(tree, tree.label);
    }

    /** The statement holds nothing but its keyword, the label and a semicolon. */
    private void jump(JCTree statement, @Nullable Name label) {
        Token name = label == null ? null : tokens.firstFrom(startOf(statement), label);
        if (label == null || name == null) return;
        for (Label known : labels) {
            if (known.name().equals(label)) {
                notes.label(name, Role.REF, known.offset());
                return;
            }
        }
        refer(name, Role.REF, null);
    }
}
