package pxr.binding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ArrayType;
import pxr.binding.type.ClassType;
import pxr.binding.type.Type;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.TypeVariable;
import pxr.symbol.Role;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;
import pxr.syntax.Id;
import pxr.syntax.TypeTree;
import pxr.syntax.doc.DocReference;

/// Binds the references in one doc comment, as javac's DocTrees do.
///
/// A type is looked up as in code that stands where the comment does; failing that the name is a
/// full one, of any type, a package, or a module; and a single name that is none of these is a
/// member after all, as if it had a `#`.
final class DocNames {

    private record Meaning(SymbolKind kind, String id) {}

    private final Bodies all;
    private final DocSite site;
    private final DocMembers members;

    /** The names of the reference at hand; the text in a Markdown link may turn out to be none. */
    private final Map<Id, Meaning> noted = new LinkedHashMap<>();

    private final TypeBinder types;

    DocNames(Bodies all, DocSite site) {
        this.all = all;
        this.site = site;
        this.members = new DocMembers(all.types);
        this.types =
                new TypeBinder(
                        (token, _, kind, id) -> noted.put(token, new Meaning(kind, id)), Role.DOC);
    }

    void bind(DocReference reference) {
        noted.clear();
        switch (reference) {
            case DocReference.Parameter parameter -> bindParameter(parameter);
            case DocReference.Element element -> {
                bindElement(element);
                if (element.isLink() && isUnresolved(element)) return;
            }
        }
        noted.forEach(
                (token, meaning) -> all.marks.put(token, Role.DOC, meaning.kind(), meaning.id()));
    }

    private boolean isUnresolved(DocReference.Element element) {
        Id target = element.target();
        Meaning meaning = target == null ? null : noted.get(target);
        return meaning == null || meaning.kind() == SymbolKind.UNKNOWN;
    }

    private void note(Id token, SymbolKind kind, String id) {
        noted.put(token, new Meaning(kind, id));
    }

    private void unresolved(Id token) {
        note(token, SymbolKind.UNKNOWN, SymbolId.unresolved(token.text()));
    }

    private void bindParameter(DocReference.Parameter parameter) {
        Id name = parameter.name();
        unresolved(name);
        if (parameter.isType()) {
            for (TypeVariable variable : site.typeParameters()) {
                if (variable.name().equals(name.text())) {
                    note(name, SymbolKind.TYPE_PARAM, variable.id());
                }
            }
            return;
        }
        for (DocSite.Parameter known : site.parameters()) {
            if (known.name().equals(name.text())) note(name, known.kind(), known.id());
        }
    }

    private void bindElement(DocReference.Element element) {
        TypeTree qualifier = element.qualifier();
        Id member = element.member();
        boolean isModuleKnown = bindModule(element.module());
        TypeSymbol type = null;
        if (qualifier == null) {
            type = element.module().isEmpty() ? site.enclosing() : null;
        } else if (isModuleKnown) {
            Type bound = element.module().isEmpty() ? types.bind(qualifier, site.scope()) : null;
            type = bound == null ? null : symbol(bound);
            if (type == null && !isPrimitive(qualifier)) {
                List<Id> name = plainName(qualifier);
                type = fullName(name, member != null);
                if (member == null && type == null) bindOtherwise(element, name);
            }
        } else {
            types.bind(qualifier, site.scope());
        }
        if (member != null) bindMember(element, member, type);
    }

    private boolean bindModule(List<Id> name) {
        if (name.isEmpty()) return true;
        String qualified = qualified(name);
        boolean isKnown = all.program.classPath().module(qualified) != null;
        for (Id part : name) {
            if (isKnown) note(part, SymbolKind.MODULE, SymbolId.module(qualified));
            else unresolved(part);
        }
        return isKnown;
    }

    /** The class whose members a name of that type has. */
    private static @Nullable TypeSymbol symbol(Type type) {
        return switch (type) {
            case ClassType c -> c.symbol();
            case ArrayType a -> symbol(a.element());
            case TypeVariable v -> symbol(v.bounds().getFirst());
            default -> null;
        };
    }

    private static boolean isPrimitive(TypeTree tree) {
        return tree instanceof TypeTree.Array a
                ? isPrimitive(a.element())
                : tree instanceof TypeTree.Primitive;
    }

    /** The parts of a name without type arguments; of all else nothing. */
    private static List<Id> plainName(TypeTree tree) {
        if (!(tree instanceof TypeTree.Named named)) return List.of();
        List<Id> name = new ArrayList<>(named.parts().size());
        for (TypeTree.Part part : named.parts()) {
            if (part.arguments() != null) return List.of();
            name.add(part.name());
        }
        return name;
    }

    /// The type of that full name, or null for a package or for nothing.
    ///
    /// @param mustBeType whether a package is not what is looked for
    private @Nullable TypeSymbol fullName(List<Id> name, boolean mustBeType) {
        Map<Id, Meaning> meanings = new LinkedHashMap<>();
        String packageName = "";
        TypeSymbol type = null;
        for (Id part : name) {
            type =
                    type == null
                            ? all.program.topLevelType(packageName, part.text())
                            : Members.memberType(type, part.text());
            if (type != null) {
                meanings.put(part, new Meaning(type.kind(), type.id()));
                continue;
            }
            packageName = packageName.isEmpty() ? part.text() : packageName + '.' + part.text();
            if (!all.program.hasPackage(packageName)) return null;
            meanings.put(part, new Meaning(SymbolKind.PACKAGE, packageName));
        }
        if (type != null || !mustBeType) noted.putAll(meanings);
        return type;
    }

    /** A name that is no type's: a package's was found already, so a module's or a member's. */
    private void bindOtherwise(DocReference.Element element, List<Id> name) {
        if (name.isEmpty() || !isUnresolved(element) || !element.module().isEmpty()) return;
        String module = qualified(name);
        if (all.program.classPath().module(module) != null) {
            for (Id part : name) note(part, SymbolKind.MODULE, SymbolId.module(module));
        } else if (name.size() == 1 && site.enclosing() != null) {
            Id single = name.getFirst();
            DocMembers.Found found = members.find(site.enclosing(), single.text(), null, true);
            if (found != null) note(single, found);
        }
    }

    private void bindMember(DocReference.Element element, Id member, @Nullable TypeSymbol type) {
        List<TypeTree> written = element.parameters();
        List<Type> parameters = written == null ? null : types.bindAll(written, site.scope());
        DocMembers.Found found =
                type == null
                        ? null
                        : members.find(
                                type, member.text(), parameters, element.qualifier() == null);
        if (found == null) unresolved(member);
        else note(member, found);
    }

    private void note(Id name, DocMembers.Found found) {
        if (found.field() != null) note(name, found.field().kind(), found.field().id());
        if (found.method() != null) note(name, found.method().kind(), found.method().id());
    }

    private static String qualified(List<Id> name) {
        return name.stream().map(Id::text).collect(Collectors.joining("."));
    }
}
