package pxr.syntax;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.PackageDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Name;
import com.github.javaparser.ast.modules.ModuleDeclaration;
import com.github.javaparser.ast.modules.ModuleDirective;
import com.github.javaparser.ast.modules.ModuleExportsDirective;
import com.github.javaparser.ast.modules.ModuleOpensDirective;
import com.github.javaparser.ast.modules.ModuleProvidesDirective;
import com.github.javaparser.ast.modules.ModuleRequiresDirective;
import com.github.javaparser.ast.modules.ModuleUsesDirective;
import java.util.Collection;
import java.util.List;
import pxr.source.SourceFile;

/** Converts what stands at the top of a file. */
final class UnitConverter {

    private final Converter all;

    UnitConverter(Converter all) {
        this.all = all;
    }

    SyntaxUnit convert(SourceFile file, CompilationUnit unit) {
        return new SyntaxUnit(
                file,
                unit.getPackageDeclaration().map(this::packageTree).orElse(null),
                unit.getImports().stream().map(this::importTree).toList(),
                unit.getTypes().stream().map(t -> type(file, t)).toList(),
                unit.getModule().map(this::module).orElse(null));
    }

    private ClassTree type(SourceFile file, TypeDeclaration<?> type) {
        if (!(type instanceof ClassOrInterfaceDeclaration c) || !c.isCompact()) {
            return all.members.classTree(type);
        }
        String path = file.path();
        String name = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
        return all.members.implicitClass(c, name);
    }

    private PackageTree packageTree(PackageDeclaration declaration) {
        return new PackageTree(
                all.expressions.annotations(declaration.getAnnotations()),
                all.positions.ids(declaration.getName()),
                all.positions.extent(declaration),
                all.comments.before(declaration));
    }

    private ImportTree importTree(ImportDeclaration declaration) {
        return new ImportTree(kind(declaration), all.positions.ids(declaration.getName()));
    }

    private static ImportTree.Kind kind(ImportDeclaration declaration) {
        if (declaration.isModule()) return ImportTree.Kind.MODULE;
        if (declaration.isStatic()) {
            return declaration.isAsterisk()
                    ? ImportTree.Kind.STATIC_ON_DEMAND
                    : ImportTree.Kind.SINGLE_STATIC;
        }
        return declaration.isAsterisk()
                ? ImportTree.Kind.TYPE_ON_DEMAND
                : ImportTree.Kind.SINGLE_TYPE;
    }

    private ModuleTree module(ModuleDeclaration module) {
        return new ModuleTree(
                all.expressions.annotations(module.getAnnotations()),
                module.isOpen(),
                all.positions.ids(module.getName()),
                module.getDirectives().stream().map(this::directive).toList(),
                all.positions.extent(module),
                all.comments.before(module));
    }

    private ModuleTree.Directive directive(ModuleDirective directive) {
        return switch (directive) {
            case ModuleRequiresDirective d ->
                    new ModuleTree.Requires(all.positions.ids(d.getName()));
            case ModuleExportsDirective d ->
                    new ModuleTree.Exports(
                            all.positions.ids(d.getName()), names(d.getModuleNames()));
            case ModuleOpensDirective d ->
                    new ModuleTree.Exports(
                            all.positions.ids(d.getName()), names(d.getModuleNames()));
            case ModuleUsesDirective d -> new ModuleTree.Uses(all.positions.ids(d.getName()));
            case ModuleProvidesDirective d ->
                    new ModuleTree.Provides(all.positions.ids(d.getName()), names(d.getWith()));
            default -> throw new IllegalArgumentException(directive.getClass().getName());
        };
    }

    private List<List<Id>> names(Collection<Name> names) {
        return names.stream().map(all.positions::ids).toList();
    }
}
