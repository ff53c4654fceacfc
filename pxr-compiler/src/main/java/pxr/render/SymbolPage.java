package pxr.render;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pxr.query.SymbolEntry;
import pxr.symbol.Declaration;
import pxr.symbol.SymbolKind;

/// A type with its members, or a member by itself.
///
/// @param members of a type; empty for a member
/// @param details of the members, where they have no pages of their own
record SymbolPage(
        String project, SymbolModel symbol, List<MemberGroup> members, List<SymbolModel> details) {

    record MemberGroup(String label, List<Member> members) {}

    /// @param name with the erased parameters of a method
    /// @param summary HTML
    record Member(Link name, String modifiers, String type, String summary, String uses) {}

    private enum Sort {
        TYPES("Nested types"),
        ENUM_CONSTANTS("Enum constants"),
        CONSTANTS("Constants"),
        FIELDS("Fields"),
        CONSTRUCTORS("Constructors"),
        METHODS("Methods");

        private final String label;

        Sort(String label) {
            this.label = label;
        }

        static Sort of(Declaration d) {
            return switch (d.kind()) {
                case METHOD -> METHODS;
                case CONSTRUCTOR -> CONSTRUCTORS;
                case ENUM_CONSTANT -> ENUM_CONSTANTS;
                case FIELD, RECORD_COMPONENT -> d.constantValue() == null ? FIELDS : CONSTANTS;
                default -> TYPES;
            };
        }
    }

    static Optional<View> view(Project project, Links links, SymbolEntry symbol) {
        OpenFiles files = new OpenFiles(project, links);
        SymbolModels models = new SymbolModels(project, links, files);
        return models.of(symbol).map(model -> view(project, links, symbol, model, models));
    }

    private static View view(
            Project project,
            Links links,
            SymbolEntry symbol,
            SymbolModel model,
            SymbolModels models) {
        boolean isType = symbol.declaration().kind().isType();
        List<SymbolEntry> members =
                isType ? project.index().members(symbol.id()) : List.<SymbolEntry>of();
        List<SymbolModel> details = new ArrayList<>();
        if (!links.isServed()) {
            for (SymbolEntry member : members) {
                if (member.declaration().kind().isType()) continue;
                models.of(member).ifPresent(details::add);
            }
        }
        return new View(
                DisplayName.of(symbol.id()),
                "symbol",
                project,
                crumbs(project, links, symbol),
                new SymbolPage(
                        project.name(), model, groups(links, members, models.docs()), details));
    }

    private static List<Link> crumbs(Project project, Links links, SymbolEntry symbol) {
        List<Link> crumbs = Crumbs.project(project, links);
        if (symbol.declaration().kind() == SymbolKind.MODULE) {
            crumbs.add(new Link(symbol.declaration().name(), null));
            return crumbs;
        }
        String packageName = DisplayName.packageOf(symbol.id());
        crumbs.add(new Link(DisplayName.ofPackage(packageName), links.symbol(packageName)));
        crumbs.addAll(owners(project, links, symbol));
        String name = DisplayName.of(symbol.id());
        crumbs.add(new Link(name.substring(afterOwner(name)), null));
        return crumbs;
    }

    private static List<Link> owners(Project project, Links links, SymbolEntry symbol) {
        List<Link> owners = new ArrayList<>();
        Optional<SymbolEntry> owner = project.symbol(symbol.declaration().owner());
        while (owner.filter(o -> o.declaration().kind().isType()).isPresent()) {
            Declaration d = owner.get().declaration();
            owners.addFirst(new Link(d.name(), links.symbol(d.id())));
            owner = project.symbol(d.owner());
        }
        return owners;
    }

    private static int afterOwner(String display) {
        int parenthesis = display.indexOf('(');
        String name = parenthesis < 0 ? display : display.substring(0, parenthesis);
        return name.lastIndexOf('.') + 1;
    }

    private static List<MemberGroup> groups(Links links, List<SymbolEntry> members, Docs docs) {
        Map<Sort, List<Member>> groups = new EnumMap<>(Sort.class);
        for (SymbolEntry member : members) {
            groups.computeIfAbsent(Sort.of(member.declaration()), _ -> new ArrayList<>())
                    .add(member(links, member, docs));
        }
        List<MemberGroup> result = new ArrayList<>();
        groups.forEach((sort, list) -> result.add(new MemberGroup(sort.label, list)));
        return result;
    }

    static Member member(Links links, SymbolEntry member, Docs docs) {
        Declaration d = member.declaration();
        String display = DisplayName.of(d.id());
        int parenthesis = display.indexOf('(');
        String name = parenthesis < 0 ? d.name() : d.name() + display.substring(parenthesis);
        boolean hasType = d.kind() != SymbolKind.CONSTRUCTOR && !d.kind().isType();
        String type =
                hasType ? DisplayName.type(d.type()) : d.kind().isType() ? SymbolModel.kind(d) : "";
        return new Member(
                new Link(name, links.symbol(d.id())),
                d.modifiers(),
                d.constantValue() == null ? type : type + " = " + d.constantValue(),
                docs.summary(member),
                member.uses() == 0 ? "" : Numbers.count(member.uses(), "ref"));
    }

    /** The page that lists every use. */
    static View uses(Project project, Links links, SymbolEntry symbol) {
        List<Link> crumbs = crumbs(project, links, symbol);
        crumbs.removeLast();
        String name = DisplayName.of(symbol.id());
        crumbs.add(new Link(name.substring(afterOwner(name)), links.symbol(symbol.id())));
        crumbs.add(new Link("references", null));
        UseGroups uses = UseGroups.of(links, UsesOf.readAll(project, symbol.id()));
        return new View("References to " + name, "uses", project, crumbs, new UsesPage(name, uses));
    }

    record UsesPage(String name, UseGroups uses) {}
}
