package pxr.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pxr.index.CaseFolding;
import pxr.index.Schema;
import pxr.index.Trigrams;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;

/// Makes a query ready for one snapshot: asks the index for the candidates of each part and for the
/// symbols that match.
final class SearchPlan {

    /** What may be the name of a symbol. */
    private static final Pattern WORD = Pattern.compile("[\\p{javaJavaIdentifierPart}.#]+");

    private static final Set<Role> WRITES = EnumSet.of(Role.WRITE, Role.UPDATE);

    private final Snapshot snapshot;
    private final SortedMap<String, Integer> files;
    private final boolean matchCase;
    private final Budget budget;
    private final SymbolPlan symbols;
    private final List<String> notes = new ArrayList<>();

    SearchPlan(Snapshot snapshot, boolean matchCase, Budget budget) throws IOException {
        this.snapshot = snapshot;
        this.files = snapshot.files();
        this.matchCase = matchCase;
        this.budget = budget;
        this.symbols = new SymbolPlan(snapshot, files, matchCase);
    }

    /** All files with their documents. */
    SortedMap<String, Integer> files() {
        return files;
    }

    /** The documents of the symbols that the nodes know by rank, best first. */
    List<Integer> symbols() {
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
        if (finders.size() != 1
                || !(finders.getFirst() instanceof Query.Text(var text)
                        && WORD.matcher(text).matches())) {
            return node(query);
        }
        List<SearchNode> nodes = new ArrayList<>();
        for (Query part : parts) if (onlyRestricts(part)) nodes.add(node(part));
        nodes.add(anyOf(List.of(symbols.best(text), literal(text))));
        return allOf(nodes);
    }

    private static boolean onlyRestricts(Query part) {
        return switch (part) {
            case Query.Not _, Query.RegexField _ -> true;
            case Query.Field(var field, _, _) ->
                    field == QueryField.PATH || field == QueryField.PROJECT;
            case Query.And _, Query.Or _, Query.Text _, Query.Regex _ -> false;
        };
    }

    private SearchNode node(Query query) throws IOException {
        return switch (query) {
            case Query.And(var parts) -> all(parts);
            case Query.Or(var parts) -> anyOf(nodes(parts));
            case Query.Not(var part) -> new SearchNode.NoneOf(everything(), node(part));
            case Query.Text(var text) -> literal(text);
            case Query.Regex(var pattern) -> regex(pattern);
            case Query.RegexField(_, var pattern) -> {
                Pattern compiled = compile(pattern);
                yield paths(path -> compiled.matcher(budget.watch(path)).find());
            }
            case Query.Field field -> field(field);
        };
    }

    private List<SearchNode> nodes(List<Query> parts) throws IOException {
        List<SearchNode> nodes = new ArrayList<>();
        for (Query part : parts) nodes.add(node(part));
        return nodes;
    }

    /// Parts that hold together. Kinds among them say what the names among the others stand for:
    /// beside `kind:method` a word is the name of a method.
    private SearchNode all(List<Query> parts) throws IOException {
        List<Query> asked = parts.stream().filter(SearchPlan::isKind).toList();
        if (asked.isEmpty()) return allOf(nodes(parts));
        Set<SymbolKind> kinds = kinds(asked);
        List<Query> names = parts.stream().filter(SearchPlan::isName).toList();
        List<SearchNode> nodes = new ArrayList<>();
        for (Query part : parts) if (!isKind(part) && !isName(part)) nodes.add(node(part));
        for (Query name : names) nodes.add(named(name, kinds));
        if (names.isEmpty()) nodes.add(symbols.ofKinds(kinds));
        return allOf(nodes);
    }

    private SearchNode allOf(List<SearchNode> nodes) {
        BitSet candidates = everything();
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

    private BitSet everything() {
        return bits(files.values());
    }

    private static BitSet bits(Iterable<Integer> documents) {
        BitSet bits = new BitSet();
        documents.forEach(bits::set);
        return bits;
    }

    // Text

    private SearchNode literal(String text) throws IOException {
        return new SearchNode.Lines(
                withTrigrams(List.of(text)), new LineFinder.Literal(text, matchCase));
    }

    private SearchNode regex(String pattern) throws IOException {
        List<String> literals = RegexLiterals.of(pattern);
        String longest = literals.stream().max(Comparator.comparingInt(String::length)).orElse("");
        return new SearchNode.Lines(
                withTrigrams(literals),
                new LineFinder.Regex(
                        compile(pattern), new LineFinder.Literal(longest, false), budget));
    }

    private Pattern compile(String pattern) {
        return Pattern.compile(
                pattern, matchCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The files that have all trigrams of the texts. */
    private BitSet withTrigrams(List<String> texts) throws IOException {
        Set<String> trigrams = new HashSet<>();
        for (String text : texts) trigrams.addAll(Trigrams.of(text));
        return trigrams.isEmpty()
                ? everything()
                : bits(snapshot.documentsWithAll(Schema.GRAM, trigrams));
    }

    // Fields

    private SearchNode field(Query.Field field) throws IOException {
        return switch (field.field()) {
            case PATH -> paths(pathFilter(field.value()));
            case DEF, CLASS, METHOD, FIELD -> named(field, SymbolKinds.ALL);
            case REF -> uses(field.value(), Role.USES);
            case CALL -> uses(field.value(), Role.CALLING);
            case WRITE -> uses(field.value(), WRITES);
            case SYMBOL ->
                    anyOf(List.of(named(field, SymbolKinds.ALL), uses(field.value(), Role.USES)));
            case KIND -> all(List.of(field));
            case PROJECT -> project(field.value());
            case TEXT, CASE, CALLS_TO, CALLS_FROM, CALLS_BETWEEN, DEPTH, HIST ->
                    throw new IllegalArgumentException("the parser leaves no field " + field);
        };
    }

    private SearchNode paths(Predicate<String> wanted) {
        BitSet documents = new BitSet();
        files.forEach((path, document) -> {
            if (wanted.test(path)) documents.set(document);
        });
        return new SearchNode.Files(documents);
    }

    /** A part of the path; a star in it stands for any characters. */
    private Predicate<String> pathFilter(String value) {
        String[] literals = value.split("\\*", -1);
        String regex = Stream.of(literals).map(Pattern::quote).collect(Collectors.joining(".*"));
        Pattern pattern = compile(regex);
        return path -> pattern.matcher(budget.watch(path)).find();
    }

    private SearchNode project(String value) {
        String name = snapshot.metadata().name();
        boolean isThis = CaseFolding.fold(name).contains(CaseFolding.fold(value));
        if (isThis) return new SearchNode.Files(everything());
        notes.add("This index is of the project " + name + ".");
        return new SearchNode.Files(new BitSet());
    }

    private SearchNode uses(String value, Set<Role> roles) throws IOException {
        UsePattern pattern = UsePattern.of(value, matchCase);
        BitSet candidates = bits(snapshot.documentsWith(Schema.WORD, pattern.word()));
        for (int document : snapshot.documentsWith(Schema.USE, value)) candidates.set(document);
        return new SearchNode.Lines(candidates, new LineFinder.Uses(roles, pattern));
    }

    // Symbols

    private static boolean isKind(Query part) {
        return part instanceof Query.Field field && field.field() == QueryField.KIND;
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
            case Query.Field(var field, var name, var exact) ->
                    symbols.named(name, SymbolKinds.common(kinds, SymbolKinds.of(field)), exact);
            default -> throw new IllegalArgumentException(part + " names nothing");
        };
    }
}
