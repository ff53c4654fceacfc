package pxr.binding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.Flags;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Overriding;
import pxr.binding.type.TypeSymbol;
import pxr.symbol.Role;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;
import pxr.syntax.Id;
import pxr.syntax.ImportTree;
import pxr.syntax.ModuleTree;
import pxr.syntax.PackageTree;
import pxr.syntax.SyntaxUnit;

/** Binds what stands at the top of a file: its package, its imports, its module (JLS 7). */
final class UnitBinder {

    private final Bodies all;

    UnitBinder(Bodies all) {
        this.all = all;
    }

    void bind(SyntaxUnit unit) {
        if (unit.packageTree() != null) bindPackage(unit.packageTree());
        unit.imports().forEach(this::bindImport);
        if (unit.module() != null) bindModule(unit.module());
    }

    private void bindPackage(PackageTree tree) {
        all.annotations.bindAll(tree.annotations(), all.file);
        bindPackageName(tree.name(), Role.REF);
        all.marks.remove(tree.name().getLast(), Role.REF);
        all.marks.put(tree.name().getLast(), Role.DEF, SymbolKind.PACKAGE, tree.qualifiedName());
    }

    /** Each part stands for the package that the name up to it has. */
    private void bindPackageName(List<Id> name, Role role) {
        String qualified = "";
        for (Id part : name) {
            qualified = qualified.isEmpty() ? part.text() : qualified + '.' + part.text();
            all.marks.put(part, role, SymbolKind.PACKAGE, qualified);
        }
    }

    private void bindImport(ImportTree tree) {
        switch (tree.kind()) {
            case SINGLE_TYPE, TYPE_ON_DEMAND, STATIC_ON_DEMAND -> bindName(tree.name());
            case SINGLE_STATIC -> {
                List<Id> typeName = tree.name().subList(0, tree.name().size() - 1);
                TypeSymbol type = bindName(typeName);
                bindStaticMember(tree.name().getLast(), type);
            }
            case MODULE -> bindModuleName(tree.name(), Role.IMPORT);
        }
    }

    /** A canonical name; the type it names, or null for a package or what is missing. */
    private @Nullable TypeSymbol bindName(List<Id> name) {
        String packageName = "";
        TypeSymbol type = null;
        for (Id part : name) {
            if (type != null) {
                type = Members.memberType(type, part.text());
                if (type == null) {
                    all.marks.unresolved(part, Role.IMPORT);
                    return null;
                }
                all.marks.put(part, Role.IMPORT, type.kind(), type.id());
                continue;
            }
            type = all.program.topLevelType(packageName, part.text());
            if (type != null && !packageName.isEmpty()) {
                all.marks.put(part, Role.IMPORT, type.kind(), type.id());
                continue;
            }
            type = null;
            packageName = packageName.isEmpty() ? part.text() : packageName + '.' + part.text();
            // What stands before a dot and is no type is a package, be it there or not (JLS 6.5.4).
            if (part != name.getLast() || all.program.hasPackage(packageName)) {
                all.marks.put(part, Role.IMPORT, SymbolKind.PACKAGE, packageName);
            } else {
                all.marks.unresolved(part, Role.IMPORT);
            }
        }
        return type;
    }

    /** A single static import names all static members of that name (JLS 7.5.3). */
    private void bindStaticMember(Id name, @Nullable TypeSymbol type) {
        List<Runnable> marks = new ArrayList<>(1);
        if (type != null) {
            TypeSymbol member = Members.memberType(type, name.text());
            if (member != null && member.isStatic()) {
                marks.add(() -> also(name, member.kind(), member.id()));
            }
            boolean fieldFound = false;
            List<MethodSymbol> methods = new ArrayList<>(1);
            for (TypeSymbol t : type.closure().keySet()) {
                FieldSymbol field = t.field(name.text());
                if (field != null && field.isStatic() && !fieldFound && !isPrivate(field.flags())) {
                    fieldFound = true;
                    marks.add(() -> also(name, field.kind(), field.id()));
                }
                if (t != type && t.isInterface()) continue;
                for (MethodSymbol method : t.methods(name.text())) {
                    if (method.isStatic()
                            && !isPrivate(method.flags())
                            && !isHidden(method, methods)) {
                        methods.add(method);
                        marks.add(() -> also(name, SymbolKind.METHOD, method.id()));
                    }
                }
            }
        }
        if (marks.isEmpty()) all.marks.unresolved(name, Role.IMPORT);
        marks.forEach(Runnable::run);
    }

    private boolean isHidden(MethodSymbol method, List<MethodSymbol> by) {
        return by.stream()
                .anyMatch(m ->
                        m.owner() != method.owner()
                                && Overriding.haveSameParameters(
                                        m, method, m.owner().thisType(), all.types));
    }

    private static boolean isPrivate(int flags) {
        return Flags.has(flags, Flags.PRIVATE);
    }

    private void also(Id name, SymbolKind kind, String id) {
        all.marks.putAlso(name, Role.IMPORT, kind, id);
    }

    /**
     * A module's name is one name however many dots it has, so every part stands for the module.
     */
    private void bindModuleName(List<Id> name, Role role) {
        String id = SymbolId.module(String.join(".", name.stream().map(Id::text).toList()));
        for (Id part : name) all.marks.put(part, role, SymbolKind.MODULE, id);
    }

    private void bindModule(ModuleTree module) {
        all.annotations.bindAll(module.annotations(), all.file);
        String id =
                SymbolId.module(String.join(".", module.name().stream().map(Id::text).toList()));
        for (Id part : module.name().subList(0, module.name().size() - 1)) {
            all.marks.put(part, Role.REF, SymbolKind.MODULE, id);
        }
        all.marks.put(module.name().getLast(), Role.DEF, SymbolKind.MODULE, id);
        for (ModuleTree.Directive directive : module.directives()) {
            switch (directive) {
                case ModuleTree.Requires r -> bindModuleName(r.module(), Role.REF);
                case ModuleTree.Exports e -> {
                    bindPackageName(e.packageName(), Role.REF);
                    e.modules().forEach(m -> bindModuleName(m, Role.REF));
                }
                case ModuleTree.Uses u -> all.names.typeName(u.service(), all.file);
                case ModuleTree.Provides p -> {
                    all.names.typeName(p.service(), all.file);
                    p.providers().forEach(n -> all.names.typeName(n, all.file));
                }
            }
        }
    }
}
