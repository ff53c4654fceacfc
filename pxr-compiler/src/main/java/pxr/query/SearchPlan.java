package pxr.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    private static final Set<SymbolKind> ALL = kinds(_ -> true);
    private static final Set<SymbolKind> TYPES = kinds(SymbolKind::isType);
    private static final Set<SymbolKind> METHODS = kinds(SymbolKind::isExecutable);
    private static final Set<SymbolKind> FIELDS =
            EnumSet.of(SymbolKind.FIELD, SymbolKind.ENUM_CONSTANT, SymbolKind.RECORD_COMPONENT);

    private static final EnumSet<Role> USES = EnumSet.complementOf(EnumSet.of(Role.DEF));
    private static final EnumSet<Role> CALLS =
            EnumSet.of(Role.CALL, Role.NEW, Role.NEW_ENUM, Role.METHODREF);
    private static final EnumSet<Role> WRITES = EnumSet.of(Role.WRITE, Role.UPDATE);

    private final Snapshot snapshot;
    private final SortedMap<String, Integer> files;
    private final boolean matchCase;
    private final Budget budget;
    private final List<Integer> symbols = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    SearchPlan(Snapshot snapshot, boolean matchCase, Budget budget) throws IOException {
        this.snapshot = snapshot;
        this.files = snapshot.files();
        this.matchCase = matchCase;
        this.budget = budget;
    }

    private static EnumSet<SymbolKind> kinds(Predicate<SymbolKind> wanted) {
        return Stream.of(SymbolKind.values())
                .filter(wanted)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SymbolKind.class)));
    }

    /** All files with their documents. */
    SortedMap<String, Integer> files() {
        return files;
    }

    /** The documents of the symbols that the nodes know by rank, best first. */
    List<Integer> symbols() {
        return symbols;
    }

    /** What could not be done as it was asked. */
    List<String> notes() {
        return notes;
    }

    SearchNode node(Query query) throws IOException {
        return switch (query) {
            case Query.And(var parts) -> all(parts);
            case Query.Or(var parts) -> any(parts);
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

    /// Parts that hold together. A kind among them says what the names among the others stand for:
    /// beside `kind:method` a word is the name of a method.
    private SearchNode all(List<Query> parts) throws IOException {
        List<Query> names = new ArrayList<>();
        List<SearchNode> nodes = new ArrayList<>();
        Optional<Set<SymbolKind>> kinds = kinds(parts);
        for (Query part : parts) {
            if (isKind(part)) continue;
            if (kinds.isPresent() && (part instanceof Query.Text || isName(part))) names.add(part);
            else nodes.add(node(part));
        }
        for (Query name : names) nodes.add(named(name, kinds.orElseThrow()));
        if (kinds.isPresent() && names.isEmpty()) nodes.add(ofKind(kinds.get()));
        BitSet candidates = everything();
        for (SearchNode node : nodes) candidates.and(node.candidates());
        nodes.sort(Comparator.comparingInt(node -> node.candidates().cardinality()));
        return new SearchNode.AllOf(candidates, nodes);
    }

    private SearchNode any(List<Query> parts) throws IOException {
        List<SearchNode> nodes = new ArrayList<>();
        BitSet candidates = new BitSet();
        for (Query part : parts) {
            SearchNode node = node(part);
            nodes.add(node);
            candidates.or(node.candidates());
        }
        return new SearchNode.AnyOf(candidates, nodes);
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
            case DEF, CLASS, METHOD, FIELD -> named(field, ALL);
            case REF -> uses(field.value(), USES);
            case CALL -> uses(field.value(), CALLS);
            case WRITE -> uses(field.value(), WRITES);
            case SYMBOL -> {
                SearchNode declared = named(field, ALL);
                SearchNode used = uses(field.value(), USES);
                BitSet candidates = (BitSet) declared.candidates().clone();
                candidates.or(used.candidates());
                yield new SearchNode.AnyOf(candidates, List.of(declared, used));
            }
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
        if (CaseFolding.fold(name).contains(CaseFolding.fold(value)))
            return new SearchNode.Files(everything());
        notes.add("This index is of the project " + name + ".");
        return new SearchNode.Files(new BitSet());
    }

    private SearchNode uses(String value, EnumSet<Role> roles) throws IOException {
        UsePattern pattern = UsePattern.of(value, matchCase);
        BitSet candidates = bits(snapshot.documentsWith(Schema.WORD, pattern.word()));
        for (int document : snapshot.documentsWith(Schema.USE, value)) candidates.set(document);
        return new SearchNode.Lines(candidates, new LineFinder.Uses(roles, pattern));
    }

    // Symbols

    private static boolean isKind(Query part) {
        return part instanceof Query.Field field && field.field() == QueryField.KIND;
    }

    private static boolean isName(Query part) {
        return part instanceof Query.Field field
                && switch (field.field()) {
                    case DEF, CLASS, METHOD, FIELD -> true;
                    default -> false;
                };
    }

    /** The kinds that the parts ask for; nothing when they do not ask for any. */
    private Optional<Set<SymbolKind>> kinds(List<Query> parts) {
        Set<SymbolKind> kinds = EnumSet.noneOf(SymbolKind.class);
        boolean asked = false;
        for (Query part : parts) {
            if (!isKind(part)) continue;
            asked = true;
            kinds.addAll(kindsNamed(((Query.Field) part).value()));
        }
        return asked ? Optional.of(kinds) : Optional.empty();
    }

    private Set<SymbolKind> kindsNamed(String name) {
        if (name.equalsIgnoreCase("type")) return TYPES;
        Set<SymbolKind> kinds = kinds(kind -> kind.label().equalsIgnoreCase(name));
        if (kinds.isEmpty()) {
            String known =
                    Stream.of(SymbolKind.values())
                            .map(SymbolKind::label)
                            .collect(Collectors.joining(", "));
            notes.add("There is no kind " + name + "; there are type, " + known + ".");
        }
        return kinds;
    }

    private SearchNode ofKind(Set<SymbolKind> kinds) throws IOException {
        return declarations(new SymbolLookup(snapshot).ofKinds(kinds));
    }

    /** The symbols that a word or field names, of those kinds only. */
    private SearchNode named(Query part, Set<SymbolKind> kinds) throws IOException {
        SymbolLookup lookup = new SymbolLookup(snapshot);
        if (!(part instanceof Query.Field(var field, var name, var exact))) {
            String text = ((Query.Text) part).text();
            return declarations(
                    lookup.rank(text, kinds, new SymbolLookup.Options(false, matchCase)));
        }
        Set<SymbolKind> both = kinds(kind -> kinds.contains(kind) && kindsOf(field).contains(kind));
        return declarations(lookup.rank(name, both, new SymbolLookup.Options(exact, matchCase)));
    }

    private SearchNode declarations(List<Integer> documents) throws IOException {
        Map<String, List<Integer>> ranks = new HashMap<>();
        BitSet candidates = new BitSet();
        Documents reader = snapshot.documents();
        for (int document : documents) {
            String path = reader.value(Schema.FILE, document);
            ranks.computeIfAbsent(path, _ -> new ArrayList<>()).add(symbols.size());
            candidates.set(files.getOrDefault(path, 0));
            symbols.add(document);
        }
        return new SearchNode.Declarations(candidates, ranks);
    }

    private static Set<SymbolKind> kindsOf(QueryField field) {
        return switch (field) {
            case CLASS -> TYPES;
            case METHOD -> METHODS;
            case FIELD -> FIELDS;
            default -> ALL;
        };
    }
}
