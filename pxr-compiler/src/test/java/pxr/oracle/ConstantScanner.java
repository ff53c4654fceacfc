package pxr.oracle;

import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeScanner;
import java.util.HashMap;
import java.util.Map;

/** Gathers the values that javac gives the fields of a file. */
final class ConstantScanner extends TreeScanner {

    private final Symbols symbols;
    private final Map<String, Object> values = new HashMap<>();

    private ConstantScanner(Symbols symbols) {
        this.symbols = symbols;
    }

    static Map<String, Object> values(JCCompilationUnit unit, Symbols symbols) {
        ConstantScanner scanner = new ConstantScanner(symbols);
        scanner.scan(unit);
        return scanner.values;
    }

    @Override
    public void visitVarDef(JCVariableDecl tree) {
        if (tree.sym != null && tree.sym.owner.kind == Kind.TYP) {
            Object value = tree.sym.getConstantValue();
            values.put(symbols.id(tree.sym), value == null ? FileTruth.NONE : value);
        }
        super.visitVarDef(tree);
    }
}
