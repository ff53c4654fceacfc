package pxr.oracle;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReferenceTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModuleTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTreePath;
import com.sun.source.util.DocTreePathScanner;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.api.JavacTrees;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.tree.DCTree.DCReference;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import org.jspecify.annotations.Nullable;
import pxr.symbol.Role;

/// Notes what the doc comments of a file refer to, as `DocTrees` have it.
///
/// An element is known for the reference as a whole; of its parts javac's own trees tell, which are
/// filled in when the element is asked for. Classes in bodies are passed over: there javac binds a
/// copy of the body, whose symbols are none of the sources'.
final class CommentScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final JavacTrees trees;
    private final JCTree.JCCompilationUnit unit;
    private final String text;
    private final Notes notes = new Notes();

    CommentScanner(Attribution attribution, JCTree.JCCompilationUnit unit, String text) {
        this.trees = JavacTrees.instance(attribution.context());
        this.unit = unit;
        this.text = text;
    }

    Notes run() {
        scan(unit, null);
        return notes;
    }

    // ---- what has a comment

    @Override
    public @Nullable Void visitPackage(PackageTree tree, @Nullable Void nothing) {
        readComment();
        return null;
    }

    @Override
    public @Nullable Void visitModule(ModuleTree tree, @Nullable Void nothing) {
        readComment();
        return null;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
        readComment();
        return scan(tree.getMembers(), null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
        readComment();
        return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
        readComment();
        return null;
    }

    @Override
    public @Nullable Void visitBlock(BlockTree tree, @Nullable Void nothing) {
        return null;
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void nothing) {
        return null;
    }

    private void readComment() {
        DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
        if (comment == null) return;
        new References(comment).scan(new DocTreePath(getCurrentPath(), comment), null);
    }

    // ---- what is in a comment

    private final class References extends DocTreePathScanner<@Nullable Void, @Nullable Void> {

        private final DocCommentTree comment;

        References(DocCommentTree comment) {
            this.comment = comment;
        }

        @Override
        public @Nullable Void visitReference(ReferenceTree tree, @Nullable Void nothing) {
            DCReference reference = (DCReference) tree;
            Symbol element = symbol(trees.getElement(getCurrentPath()));
            List<Name> names = new ArrayList<>();
            addModule(reference, element, names);
            addQualifier(reference, element, names);
            if (reference.memberName != null) {
                names.add(new Name(reference.memberName.toString(), element));
            }
            if (reference.paramTypes != null) {
                reference.paramTypes.forEach(type -> addParameter((JCTree) type, names));
            }
            int start = start(tree);
            if (start >= 0) note(names, start);
            return null;
        }

        /**
         * Where there is no type, javac does not look at the parameters; then it is asked again.
         */
        private void addParameter(JCTree type, List<Name> names) {
            List<Name> bound = new ArrayList<>();
            addNames(type, bound);
            if (bound.stream().anyMatch(n -> n.symbol() == null)) {
                bound.clear();
                DCReference alone = reference(type.toString());
                trees.getElement(new DocTreePath(getCurrentPath(), alone));
                addNames((JCTree) alone.qualifierExpression, bound);
            }
            names.addAll(bound);
        }

        private void addQualifier(
                DCReference reference, @Nullable Symbol element, List<Name> names) {
            if (!(reference.qualifierExpression instanceof JCTree tree)) return;
            List<Name> bound = new ArrayList<>();
            addNames(tree, bound);
            boolean isPlain = tree instanceof JCIdent || tree instanceof JCFieldAccess;
            boolean isBound = bound.stream().noneMatch(n -> Symbols.isUnresolved(n.symbol()));
            if (isBound || !isPlain || element == null) {
                names.addAll(bound);
            } else if (element.getKind() == ElementKind.MODULE
                    || bound.size() == 1 && reference.memberName == null) {
                bound.forEach(n -> names.add(new Name(n.text(), element)));
            } else {
                names.addAll(fullName(bound, tree));
            }
        }

        /** A name that javac looked up apart from the scope, without a trace in the tree. */
        private List<Name> fullName(List<Name> parts, JCTree tree) {
            DCReference alone = reference(tree.toString());
            Symbol symbol = symbol(trees.getElement(new DocTreePath(getCurrentPath(), alone)));
            List<Name> found = new ArrayList<>();
            for (Name part : parts.reversed()) {
                found.addFirst(new Name(part.text(), symbol));
                symbol = symbol == null ? null : symbol.owner;
            }
            return found;
        }

        private DCReference reference(String signature) {
            return trees.getDocTreeFactory().newReferenceTree(signature);
        }

        @Override
        public @Nullable Void visitParam(ParamTree tree, @Nullable Void nothing) {
            DocTreePath name = new DocTreePath(getCurrentPath(), tree.getName());
            Symbol element = symbol(trees.getElement(name));
            String word = tree.getName().getName().toString();
            note(List.of(new Name(word, element)), start(tree.getName()));
            return super.visitParam(tree, null);
        }

        private int start(DocTree tree) {
            return (int) trees.getSourcePositions().getStartPosition(unit, comment, tree);
        }
    }

    /** A name in a reference, in the order written. */
    private record Name(String text, @Nullable Symbol symbol) {}

    private static @Nullable Symbol symbol(@Nullable Element element) {
        return element == null ? null : (Symbol) element;
    }

    private static void addModule(
            DCReference reference, @Nullable Symbol element, List<Name> names) {
        if (reference.moduleName == null) return;
        String name = reference.moduleName.toString();
        Symbol module = element;
        while (module != null && module.getKind() != ElementKind.MODULE) {
            boolean isPackage = module.getKind() == ElementKind.PACKAGE;
            module = isPackage ? ((Symbol.PackageSymbol) module).modle : module.owner;
        }
        boolean isThat = module != null && module.getQualifiedName().contentEquals(name);
        for (String part : name.split("\\.", -1)) names.add(new Name(part, isThat ? module : null));
    }

    private static void addNames(JCTree tree, List<Name> names) {
        new TreeScanner() {
            @Override
            public void visitIdent(JCIdent ident) {
                names.add(new Name(ident.name.toString(), ident.sym));
            }

            @Override
            public void visitSelect(JCFieldAccess select) {
                scan(select.selected);
                names.add(new Name(select.name.toString(), select.sym));
            }
        }.scan(tree);
    }

    /** Finds each name behind the one before it; a parameter's name may stand between. */
    private void note(List<Name> names, int start) {
        int from = start;
        for (Name name : names) {
            int at = find(name.text(), from);
            notes.symbol(
                    new Token(at, at + name.text().length(), name.text(), true),
                    Role.DOC,
                    name.symbol());
            from = at + name.text().length();
        }
    }

    private int find(String word, int from) {
        for (int at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean begins = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
            boolean ends =
                    end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end));
            if (begins && ends) return at;
        }
        throw new IllegalStateException(word + " behind " + from);
    }
}
