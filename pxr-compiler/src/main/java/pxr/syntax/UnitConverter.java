package pxr.syntax;

import static com.github.javaparser.GeneratedJavaParserConstants.IMPORT;
import static com.github.javaparser.GeneratedJavaParserConstants.MODULE;
import static com.github.javaparser.GeneratedJavaParserConstants.OPEN;
import static com.github.javaparser.GeneratedJavaParserConstants.PACKAGE;
import static com.github.javaparser.GeneratedJavaParserConstants.SEMICOLON;

import com.github.javaparser.ParseStart;
import com.github.javaparser.PieceParser;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.PackageDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.Name;
import com.github.javaparser.ast.modules.ModuleDeclaration;
import com.github.javaparser.ast.modules.ModuleDirective;
import com.github.javaparser.ast.modules.ModuleExportsDirective;
import com.github.javaparser.ast.modules.ModuleOpensDirective;
import com.github.javaparser.ast.modules.ModuleProvidesDirective;
import com.github.javaparser.ast.modules.ModuleRequiresDirective;
import com.github.javaparser.ast.modules.ModuleUsesDirective;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pxr.source.SourceFile;
import pxr.syntax.token.SourceToken;

/** Converts what stands at the top of a file. */
final class UnitConverter {

    private final Converter all;
    private final SourceFile file;
    private final List<ImportTree> imports = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private @Nullable PackageTree packageTree;
    private @Nullable ModuleTree module;
    private @Nullable Extent extent;

    UnitConverter(Converter all, SourceFile file) {
        this.all = all;
        this.file = file;
    }

    SyntaxUnit convert() {
        ItemReader.Place place = all.items.file();
        while (place.hasNext()) {
            switch (ItemKind.afterModifiers(place.next()).kind) {
                case SEMICOLON -> place.skip();
                case PACKAGE -> read(place, PieceParser.PACKAGE, p -> packageTree = packageTree(p));
                case IMPORT -> read(place, PieceParser.IMPORT, i -> imports.add(importTree(i)));
                case MODULE, OPEN -> read(place, PieceParser.MODULE, m -> module = module(m));
                default -> read(place, PieceParser.MEMBER, this::addMember);
            }
        }
        return new SyntaxUnit(file, packageTree, List.copyOf(imports), types(), module);
    }

    private <N extends Node> void read(
            ItemReader.Place place, ParseStart<N> production, Consumer<N> sink) {
        all.items.read(place, ItemKind.DECLARATION, production, sink, _ -> {});
    }

    private void addMember(BodyDeclaration<?> member) {
        all.members.addMember(member, members);
        Extent own = Positions.extent(member);
        extent = extent == null ? own : new Extent(extent.start(), own.end());
    }

    /// The classes; where other members stand beside them, the one that they all belong to. Only in
    /// a file with errors such members come from a class that seems to end too early.
    private List<ClassTree> types() {
        List<ClassTree> types =
                members.stream()
                        .filter(ClassTree.class::isInstance)
                        .map(ClassTree.class::cast)
                        .toList();
        Extent whole = extent;
        if (whole == null || types.size() == members.size()) return types;
        if (all.errors.any() && !types.isEmpty()) return types;
        return List.of(MemberConverter.implicitClass(name(), List.copyOf(members), whole));
    }

    private String name() {
        String path = file.path();
        return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
    }

    private PackageTree packageTree(PackageDeclaration declaration) {
        return new PackageTree(
                all.expressions.annotations(declaration.getAnnotations()),
                Positions.ids(declaration.getName()),
                Positions.extent(declaration),
                all.comments.before(declaration));
    }

    private ImportTree importTree(ImportDeclaration declaration) {
        return new ImportTree(kind(declaration), Positions.ids(declaration.getName()));
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
                Positions.ids(module.getName()),
                directives(module),
                Positions.extent(module),
                all.comments.before(module));
    }

    private List<ModuleTree.Directive> directives(ModuleDeclaration module) {
        List<ModuleTree.Directive> directives = new ArrayList<>();
        SourceToken brace = all.tokens.partner(SourceToken.lastOf(module));
        ItemReader.Place place = all.items.in(brace);
        while (place.hasNext()) {
            all.items.read(
                    place,
                    ItemKind.DIRECTIVE,
                    PieceParser.MODULE_DIRECTIVE,
                    d -> directives.add(directive(d)),
                    _ -> {});
        }
        return List.copyOf(directives);
    }

    private ModuleTree.Directive directive(ModuleDirective directive) {
        return switch (directive) {
            case ModuleRequiresDirective d -> new ModuleTree.Requires(Positions.ids(d.getName()));
            case ModuleExportsDirective d ->
                    new ModuleTree.Exports(Positions.ids(d.getName()), names(d.getModuleNames()));
            case ModuleOpensDirective d ->
                    new ModuleTree.Exports(Positions.ids(d.getName()), names(d.getModuleNames()));
            case ModuleUsesDirective d -> new ModuleTree.Uses(Positions.ids(d.getName()));
            case ModuleProvidesDirective d ->
                    new ModuleTree.Provides(Positions.ids(d.getName()), names(d.getWith()));
            default -> throw new IllegalArgumentException(directive.getClass().getName());
        };
    }

    private List<List<Id>> names(Collection<Name> names) {
        return names.stream().map(Positions::ids).toList();
    }
}
