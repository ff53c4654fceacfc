package pxr.binding;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pxr.source.SourceFile;
import pxr.syntax.ClassTree;
import pxr.syntax.DocComment;
import pxr.syntax.Member;
import pxr.syntax.SyntaxUnit;
import pxr.syntax.doc.DocReference;
import pxr.syntax.doc.DocReferences;

/** Binds what the doc comments of a file refer to, once its declarations are bound. */
final class Comments {

    private final Bodies all;
    private final SourceFile file;

    /** Where the comments begin that are bound: `int a, b` has one for both. */
    private final Set<Integer> bound = new HashSet<>();

    Comments(Bodies all, SourceFile file) {
        this.all = all;
        this.file = file;
    }

    void bind(DeclaredUnit unit) {
        SyntaxUnit syntax = unit.syntax();
        DocSite top = DocSite.ofFile(unit.scope());
        if (syntax.packageTree() != null) bind(syntax.packageTree().documentation(), top);
        if (syntax.module() != null) bind(syntax.module().documentation(), top);
        all.forEachType(unit, this::bind);
    }

    private void bind(SourceType type) {
        bind(type.tree().documentation(), DocSite.ofType(type));
        for (Member member : type.tree().members()) {
            switch (member) {
                case Member.Field f -> bind(f.documentation(), DocSite.ofField(type));
                case Member.Constant c -> bind(c.documentation(), DocSite.ofField(type));
                case Member.Method m -> {
                    if (m.documentation() == null) continue;
                    SourceMethod method = type.declaredAs(m);
                    bind(m.documentation(), DocSite.ofMethod(method, type, all));
                }
                case ClassTree _ -> {} // a type of its own
                case Member.Initializer _ -> {}
            }
        }
    }

    private void bind(@Nullable DocComment comment, DocSite site) {
        if (comment == null || !bound.add(comment.start())) return;
        DocNames names = new DocNames(all, site);
        for (DocReference reference : DocReferences.of(file.text(), comment)) {
            names.bind(reference);
        }
    }
}
