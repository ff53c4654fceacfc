package pxr.binding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ClassType;
import pxr.binding.type.Erasure;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.MethodSymbol;
import pxr.source.SourceFile;
import pxr.symbol.Declaration;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;
import pxr.syntax.AnnotationTree;
import pxr.syntax.ClassTree;
import pxr.syntax.DocComment;
import pxr.syntax.Extent;
import pxr.syntax.Id;
import pxr.syntax.Member;
import pxr.syntax.Modifiers;
import pxr.syntax.ModuleTree;
import pxr.syntax.PackageTree;
import pxr.syntax.VariableTree;

/** Lists what a file declares, in source order, a type before its members. */
final class Declarations {

    private final SourceFile file;
    private final Relations relations;
    private final List<Declaration> found = new ArrayList<>();

    Declarations(SourceFile file, Relations relations) {
        this.file = file;
        this.relations = relations;
    }

    List<Declaration> sorted() {
        found.sort(Comparator.comparingInt(Declaration::start));
        return List.copyOf(found);
    }

    /** What is the same for all kinds of declarations. */
    private final class Builder {
        private final String id;
        private final SymbolKind kind;
        private final Extent extent;
        private final Id token;
        private String name;
        private String owner = "";
        private Modifiers modifiers = Modifiers.NONE;
        private String signature;
        private String type = "";
        private @Nullable String constantValue;
        private List<String> supertypes = List.of();
        private List<String> overrides = List.of();
        private @Nullable DocComment comment;
        private boolean implied;

        Builder(String id, SymbolKind kind, Id token, Extent extent) {
            this.id = id;
            this.kind = kind;
            this.token = token;
            this.extent = extent;
            this.name = token.text();
            this.signature = name;
        }

        void add() {
            boolean isWritten = token.offset() >= 0;
            found.add(
                    new Declaration(
                            id,
                            kind,
                            name,
                            owner,
                            isWritten ? token.offset() : Math.max(0, extent.start()),
                            isWritten ? token.length() : 0,
                            Math.max(0, extent.start()),
                            Math.max(0, extent.end()),
                            String.join(" ", modifiers.words()),
                            signature,
                            type,
                            constantValue,
                            supertypes,
                            overrides,
                            comment == null ? null : comment.text(),
                            comment == null ? -1 : comment.start(),
                            comment != null && comment.markdown(),
                            modifiers.annotations().stream().map(a -> text(a)).toList(),
                            implied));
        }
    }

    private String text(AnnotationTree annotation) {
        Extent extent = annotation.extent();
        return extent.start() < 0 ? "" : file.text().substring(extent.start(), extent.end());
    }

    void addPackage(PackageTree tree) {
        Builder b =
                new Builder(
                        tree.qualifiedName(),
                        SymbolKind.PACKAGE,
                        tree.name().getLast(),
                        tree.extent());
        b.name = tree.qualifiedName();
        b.signature = b.name;
        b.modifiers = new Modifiers(List.of(), tree.annotations());
        b.comment = tree.documentation();
        b.add();
    }

    void addModule(ModuleTree tree) {
        String name = String.join(".", tree.name().stream().map(Id::text).toList());
        Builder b =
                new Builder(
                        SymbolId.module(name),
                        SymbolKind.MODULE,
                        tree.name().getLast(),
                        tree.extent());
        b.name = name;
        b.signature = name;
        b.modifiers =
                new Modifiers(tree.isOpen() ? List.of("open") : List.of(), tree.annotations());
        b.comment = tree.documentation();
        b.add();
    }

    /// Adds a type with its members, not with the classes inside their bodies.
    ///
    /// @param token the name, or what stands for the name of an anonymous class
    void addType(SourceType symbol, Id token) {
        ClassTree tree = symbol.tree();
        Builder b = new Builder(symbol.id(), kind(symbol), token, tree.extent());
        b.name = symbol.name();
        b.owner = symbol.enclosing() == null ? symbol.packageName() : symbol.enclosing().id();
        b.modifiers = tree.modifiers();
        b.signature = tree.isAnonymous() ? "" : Signatures.of(tree);
        b.supertypes = supertypes(symbol);
        b.comment = tree.documentation();
        b.implied = tree.isAnonymous();
        b.add();
        for (VariableTree component : tree.components()) addComponent(component, symbol);
        for (Member member : tree.members()) addMember(member, symbol);
        addImplied(symbol, token);
    }

    /** The body of an enum constant is a class of the enum (JLS 8.9.1). */
    private static SymbolKind kind(SourceType symbol) {
        ClassType superclass = symbol.superclass();
        boolean isOfConstant =
                symbol.tree().isAnonymous()
                        && superclass != null
                        && superclass.symbol().kind() == SymbolKind.ENUM;
        return isOfConstant ? SymbolKind.ENUM : symbol.kind();
    }

    private static List<String> supertypes(SourceType symbol) {
        List<String> ids = new ArrayList<>();
        ClassType superclass = symbol.superclass();
        if (superclass != null) ids.add(superclass.symbol().id());
        symbol.interfaces().forEach(i -> ids.add(i.symbol().id()));
        return List.copyOf(ids);
    }

    private void addMember(Member member, SourceType owner) {
        switch (member) {
            case ClassTree nested -> {
                SourceType symbol = owner.declaredAs(nested);
                if (symbol != null) addType(symbol, Objects.requireNonNull(nested.name()));
            }
            case Member.Field field -> addField(field, owner);
            case Member.Constant constant -> addConstant(constant, owner);
            case Member.Method method -> addMethod(method, owner);
            case Member.Initializer _ -> {}
        }
    }

    private void addComponent(VariableTree component, SourceType owner) {
        Id name = component.name();
        FieldSymbol field = name == null ? null : owner.field(name.text());
        if (name == null || field == null) return;
        Builder b =
                new Builder(field.id(), field.kind(), name, new Extent(name.offset(), name.end()));
        b.owner = owner.id();
        b.modifiers = component.modifiers();
        b.signature = Signatures.of(component);
        b.type = Erasure.name(field.type());
        b.add();
    }

    private void addField(Member.Field tree, SourceType owner) {
        Id name = tree.variable().name();
        FieldSymbol field = name == null ? null : owner.field(name.text());
        if (name == null || field == null) return;
        Builder b = new Builder(field.id(), field.kind(), name, tree.extent());
        b.owner = owner.id();
        b.modifiers = tree.variable().modifiers();
        b.signature = Signatures.of(tree.variable());
        b.type = Erasure.name(field.type());
        b.constantValue = ConstantSpelling.of(field.constantValue());
        b.comment = tree.documentation();
        b.add();
    }

    private void addConstant(Member.Constant tree, SourceType owner) {
        FieldSymbol field = owner.field(tree.name().text());
        if (field == null) return;
        Builder b = new Builder(field.id(), field.kind(), tree.name(), tree.extent());
        b.owner = owner.id();
        b.modifiers = new Modifiers(List.of(), tree.annotations());
        b.type = owner.id();
        b.comment = tree.documentation();
        b.add();
    }

    private void addMethod(Member.Method tree, SourceType owner) {
        SourceMethod method = owner.declaredAs(tree);
        Builder b = new Builder(method.id(), method.kind(), tree.name(), tree.extent());
        b.owner = owner.id();
        b.modifiers = tree.modifiers();
        b.signature = Signatures.of(tree, method.parameterTrees());
        b.type = method.isConstructor() ? "" : Erasure.name(method.signature().result());
        b.overrides = relations.directlyOverridden(method, owner);
        b.comment = tree.documentation();
        b.add();
    }

    private void addImplied(SourceType owner, Id token) {
        for (MethodSymbol symbol : owner.methods()) {
            if (!(symbol instanceof ImpliedMethod method)) continue;
            Id impliedBy = Objects.requireNonNullElse(method.impliedBy(), token);
            Builder b =
                    new Builder(
                            method.id(),
                            method.kind(),
                            impliedBy,
                            new Extent(impliedBy.offset(), impliedBy.end()));
            b.name = method.isConstructor() ? owner.name() : method.name();
            b.owner = owner.id();
            b.signature = Signatures.ofImplied(method, owner);
            b.type = method.isConstructor() ? "" : Erasure.name(method.signature().result());
            b.overrides = relations.directlyOverridden(method, owner);
            b.implied = true;
            b.add();
        }
    }
}
