package pxr.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.source.SourceFile;

/** One source file as its syntax says it is. */
public record SyntaxUnit(
        SourceFile file,
        @Nullable PackageTree packageTree,
        List<ImportTree> imports,
        List<ClassTree> types,
        @Nullable ModuleTree module) {

    /** The package's name, empty for the unnamed package. */
    public String packageName() {
        return packageTree == null ? "" : packageTree.qualifiedName();
    }
}
