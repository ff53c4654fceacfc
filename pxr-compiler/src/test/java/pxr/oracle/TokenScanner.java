package pxr.oracle;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCErroneous;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.TreeScanner;
import org.jspecify.annotations.Nullable;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;

/** Finds the tokens to which the nodes of an attributed tree belong, and notes what they mean. */
abstract class TokenScanner extends TreeScanner {

    final Attribution attribution;
    final JCCompilationUnit unit;
    final SourceTokens tokens;
    final Notes notes = new Notes();
    private final String file;
    private final Definitions definitions;

    /** The role in which a name stands that the scan comes to next. */
    Role role = Role.REF;

    TokenScanner(
            Attribution attribution,
            JCCompilationUnit unit,
            String file,
            SourceTokens tokens,
            Definitions definitions) {
        this.attribution = attribution;
        this.unit = unit;
        this.file = file;
        this.tokens = tokens;
        this.definitions = definitions;
    }

    final void refer(@Nullable Token token, Role as, @Nullable Symbol symbol) {
        if (token != null) notes.symbol(token, as, symbol);
    }

    /** Notes a declaration. Without a token the symbol is declared, but nowhere to be seen. */
    final void declare(@Nullable Token token, @Nullable Symbol symbol, SymbolKind kind) {
        if (symbol == null) return;
        declareAt(token, symbol, kind);
        refer(token, Role.DEF, symbol);
    }

    /** Says where a symbol is declared that the token implies but does not name. */
    final void declareAt(@Nullable Token token, @Nullable Symbol symbol, SymbolKind kind) {
        if (symbol == null) return;
        int offset = token == null ? -1 : token.start();
        definitions.add(symbol, new Definition(new Place.Declared(file, offset), kind));
    }

    final void scanAs(Role as, @Nullable JCTree tree) {
        Role outer = role;
        role = as;
        scan(tree);
        role = outer;
    }

    /** The last token of a simple or qualified name; null when the name is not in the text. */
    final @Nullable Token nameToken(@Nullable JCTree name) {
        return switch (name) {
            case JCIdent ident -> tokens.startingAt(ident.pos, ident.name);
            case JCFieldAccess select -> tokens.endingAt(endOf(select), select.name);
            case null, default -> null;
        };
    }

    /** The offset behind the tree, or -1 when it is not in the text. */
    final int endOf(JCTree tree) {
        return (int) attribution.positions().getEndPosition(unit, tree);
    }

    final int startOf(JCTree tree) {
        return (int) attribution.positions().getStartPosition(unit, tree);
    }

    /** The parts of a program that are wrong hold names all the same. */
    @Override
    public void visitErroneous(JCErroneous tree) {
        tree.errs.forEach(this::scan);
    }
}
