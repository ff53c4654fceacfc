package pxr.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import pxr.index.CaseFolding;
import pxr.index.Schema;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;

/// Makes a query ready for one snapshot: asks the index for the candidates of each part and for the
/// symbols that match. Here is what the parts are to each other; what looks at texts, symbols and
/// calls stands in [TextPlan], [SymbolPlan] and [GraphPlan].
final class SearchPlan {

    /** What may be the name of a symbol. */
    private static final Pattern WORD = Pattern.compile("[\\p{javaJavaIdentifierPart}.#]+");

    private static final Set<Role> WRITES = EnumSet.of(Role.WRITE, Role.UPDATE);
    private static final Set<TextPlace> ANYWHERE = EnumSet.allOf(TextPlace.class);

    private final Snapshot snapshot;
    private final boolean matchCase;
    private final TextPlan texts;
    private final SymbolPlan symbols;
    private final GraphPlan graph;
    private final List<String> notes = new ArrayList<>();

    SearchPlan(Snapshot snapshot, QueryOptions options, Budget budget) throws IOException {
        this.snapshot = snapshot;
        this.matchCase = options.matchCase();
        this.texts = new TextPlan(snapshot, matchCase, budget);
        this.symbols = new SymbolPlan(snapshot, matchCase);
        this.graph = new GraphPlan(snapshot, options, budget, notes);
    }

    /** The symbols that the nodes know by rank, best first. */
    List<SymbolPlan.Ranked> symbols() {
        return symbols.ranked();
    }

    /** What could not be done as it was asked. */
    List<String> notes() {
        return notes;
    }

    /// Makes a whole query ready. One that looks for a single word, in some files or in all, looks
    /// for the symbols that the word may stand for as well.
    SearchNode root(Query query) throws IOException {
        List<Query> parts = query instanceof Query.And(var all) ? all : List.of(query);
        List<Query> finders = parts.stream().filter(part -> !onlyRestricts(part)).toList();
        boolean isWord =
                finders.size() == 1
                        && finders.getFirst() instanceof Query.Text(var text)
                        && WORD.matcher(text).matches()
                        && parts.stream().noneMatch(part -> places(part).isPresent());
        if (!isWord) return node(query, ANYWHERE);
        String word = ((Query.Text) finders.getFirst()).text();
        List<SearchNode> nodes = new ArrayList<>();
        for (Query part : parts) if (onlyRestricts(part)) nodes.add(node(part, ANYWHERE));
        nodes.add(anyOf(List.of(symbols.best(word), texts.literal(word, ANYWHERE))));
        return allOf(nodes);
    }

    private static boolean onlyRestricts(Query part) {
        return switch (part) {
            case Query.Not _, Query.RegexField _ -> true;
            case Query.Field(var field, _, _) ->
                    switch (field) {
                        case PATH, PROJECT, LANGUAGE, IN -> true;
                        default -> false;
                    };
            case Query.And _, Query.Or _, Query.Text _, Query.Regex _ -> false;
        };
    }

    /// @param places where text may stand
    private SearchNode node(Query query, Set<TextPlace> places) throws IOException {
        return switch (query) {
            case Query.And(var parts) -> all(parts, places);
            case Query.Or(var parts) -> anyOf(nodes(parts, places));
            case Query.Not(var part) ->
                    new SearchNode.NoneOf(snapshot.files().all(), node(part, places));
            case Query.Text(var text) -> texts.literal(text, places);
            case Query.Regex(var pattern) -> texts.regex(pattern, places);
            case Query.RegexField(_, var pattern) -> texts.pathsLike(pattern);
            case Query.Field(var field, var value, var exact) -> field(field, value, exact);
        };
    }

    private List<SearchNode> nodes(List<Query> parts, Set<TextPlace> places) throws IOException {
        List<SearchNode> nodes = new ArrayList<>();
        for (Query part : parts) nodes.add(node(part, places));
        return nodes;
    }

    /// Parts that hold together. Some of them only say something about the others: `in:` where
    /// their texts stand, `kind:` of what kind the symbols are that they name, so that beside
    /// `kind:method` a word is the name of a method, and two `calls-between:` are the ends of one
    /// way.
    private SearchNode all(List<Query> parts, Set<TextPlace> around) throws IOException {
        Set<TextPlace> places = EnumSet.copyOf(around);
        List<Query> kinds = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        List<Query> rest = new ArrayList<>();
        for (Query part : parts) {
            Optional<Set<TextPlace>> here = places(part);
            here.ifPresent(places::retainAll);
            if (here.isPresent()) continue;
            if (isField(part, QueryField.KIND)) kinds.add(part);
            else if (part instanceof Query.Field(var field, var value, _)
                    && field == QueryField.CALLS_BETWEEN
                    && !GraphPlan.isWay(value)) ends.add(value);
            else rest.add(part);
        }
        if (places.isEmpty()) notes.add("No text stands in all of the places that in: asks for.");
        List<SearchNode> nodes = new ArrayList<>();
        if (kinds.isEmpty()) nodes.addAll(nodes(rest, places));
        else addOfKinds(nodes, rest, kinds(kinds), places);
        addWays(nodes, ends);
        return allOf(nodes);
    }

    private void addOfKinds(
            List<SearchNode> nodes, List<Query> parts, Set<SymbolKind> kinds, Set<TextPlace> places)
            throws IOException {
        for (Query part : parts) {
            nodes.add(isName(part) ? named(part, kinds) : node(part, places));
        }
        if (parts.stream().noneMatch(SearchPlan::isName)) nodes.add(symbols.ofKinds(kinds));
    }

    private void addWays(List<SearchNode> nodes, List<String> ends) throws IOException {
        for (int i = 0; i + 1 < ends.size(); i += 2)
            nodes.add(graph.callsBetween(ends.get(i), ends.get(i + 1)));
        if (ends.size() % 2 == 0) return;
        notes.add(
                "calls-between:%s has no other end: write calls-between:FROM->TO, or one for each end."
                        .formatted(ends.getLast()));
        nodes.add(nothing());
    }

    /** Where a part says that text must stand, if it says nothing else. */
    private static Optional<Set<TextPlace>> places(Query part) {
        return switch (part) {
            case Query.Field(var field, var name, _) when field == QueryField.IN ->
                    TextPlace.named(name).map(EnumSet::of);
            case Query.Not(var negated) -> places(negated).map(SearchPlan::others);
            case Query.Or(var alternatives) -> {
                Set<TextPlace> all = EnumSet.noneOf(TextPlace.class);
                for (Query alternative : alternatives) {
                    Optional<Set<TextPlace>> places = places(alternative);
                    if (places.isEmpty()) yield Optional.empty();
                    all.addAll(places.get());
                }
                yield Optional.of(all);
            }
            default -> Optional.empty();
        };
    }

    private static Set<TextPlace> others(Set<TextPlace> places) {
        Set<TextPlace> others = EnumSet.allOf(TextPlace.class);
        others.removeAll(places);
        return others;
    }

    private SearchNode allOf(List<SearchNode> nodes) {
        BitSet candidates = snapshot.files().all();
        for (SearchNode node : nodes) candidates.and(node.candidates());
        // Those that few files can match are asked first.
        List<SearchNode> rarestFirst =
                nodes.stream()
                        .sorted(Comparator.comparingInt(node -> node.candidates().cardinality()))
                        .toList();
        return new SearchNode.AllOf(candidates, rarestFirst);
    }

    private static SearchNode anyOf(List<SearchNode> nodes) {
        BitSet candidates = new BitSet();
        for (SearchNode node : nodes) candidates.or(node.candidates());
        return new SearchNode.AnyOf(candidates, List.copyOf(nodes));
    }

    private static SearchNode nothing() {
        return new SearchNode.Files(new BitSet());
    }

    private SearchNode everything() {
        return new SearchNode.Files(snapshot.files().all());
    }

    // Fields

    private SearchNode field(QueryField field, String value, boolean exact) throws IOException {
        return switch (field) {
            case PATH -> texts.pathsWith(value);
            case DEF, CLASS, METHOD, FIELD -> named(field, value, exact, SymbolKinds.ALL);
            case REF -> uses(value, Role.USES);
            case CALL -> uses(value, Role.CALLING);
            case WRITE -> uses(value, WRITES);
            case SYMBOL ->
                    anyOf(
                            List.of(
                                    named(field, value, exact, SymbolKinds.ALL),
                                    uses(value, Role.USES)));
            case KIND, CALLS_BETWEEN ->
                    GraphPlan.isWay(value)
                            ? graph.callsBetween(value)
                            : all(List.of(new Query.Field(field, value, exact)), ANYWHERE);
            case TYPE -> symbols.these(graph.subtypes(value));
            case SUPERTYPES -> symbols.these(graph.supertypes(value));
            case CALLS_TO -> graph.callsTo(value);
            case CALLS_FROM -> graph.callsFrom(value);
            case PROJECT -> project(value);
            case LANGUAGE -> language(value);
            case IN -> {
                notes.add("in:" + value + " was left out: there is no text beside it to look for.");
                yield everything();
            }
            case TEXT, REGEX, PATH_REGEX, CASE, COUNT, CONTEXT, DEPTH, EXPLAIN, HIST ->
                    throw new IllegalArgumentException("the parser leaves no field " + field);
        };
    }

    private SearchNode project(String value) {
        String name = snapshot.metadata().name();
        if (CaseFolding.fold(name).contains(CaseFolding.fold(value))) return everything();
        notes.add("This index is of the project " + name + ".");
        return nothing();
    }

    private SearchNode language(String value) {
        if (value.equalsIgnoreCase("java")) return everything();
        notes.add("There are only Java sources in this index.");
        return nothing();
    }

    private SearchNode uses(String value, Set<Role> roles) throws IOException {
        UsePattern pattern = UsePattern.of(value, matchCase);
        BitSet candidates = new BitSet();
        for (Role role : roles)
            snapshot.documentsWith(Schema.use(role), value).forEach(candidates::set);
        if (!pattern.isId())
            snapshot.documentsWith(Schema.WORD, pattern.word()).forEach(candidates::set);
        return new SearchNode.Lines(candidates, new LineFinder.Uses(roles, pattern));
    }

    // Symbols

    private static boolean isField(Query part, QueryField wanted) {
        return part instanceof Query.Field(var field, _, _) && field == wanted;
    }

    /** Whether the part names a symbol, or would if it were asked for one. */
    private static boolean isName(Query part) {
        return switch (part) {
            case Query.Text _ -> true;
            case Query.Field(var field, _, _) ->
                    switch (field) {
                        case DEF, CLASS, METHOD, FIELD -> true;
                        default -> false;
                    };
            default -> false;
        };
    }

    private Set<SymbolKind> kinds(List<Query> asked) {
        Set<SymbolKind> kinds = EnumSet.noneOf(SymbolKind.class);
        for (Query part : asked) {
            if (!(part instanceof Query.Field(_, var name, _))) continue;
            Optional<Set<SymbolKind>> named = SymbolKinds.named(name);
            named.ifPresent(kinds::addAll);
            if (named.isEmpty()) {
                notes.add("There is no kind " + name + "; there are " + SymbolKinds.names() + ".");
            }
        }
        return kinds;
    }

    /** The symbols of those kinds that a part names. */
    private SearchNode named(Query part, Set<SymbolKind> kinds) throws IOException {
        return switch (part) {
            case Query.Text(var text) -> symbols.named(text, kinds, false);
            case Query.Field(var field, var name, var exact) -> named(field, name, exact, kinds);
            default -> throw new IllegalArgumentException(part + " names nothing");
        };
    }

    private SearchNode named(QueryField field, String name, boolean exact, Set<SymbolKind> kinds)
            throws IOException {
        return symbols.named(name, SymbolKinds.common(kinds, SymbolKinds.of(field)), exact);
    }
}
