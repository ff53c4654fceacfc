package pxr.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pxr.index.Schema;
import pxr.index.StoredFacts;
import pxr.index.SuperCall;
import pxr.source.LineMap;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;

/** Reads uses of symbols in one snapshot. */
final class Uses {

    /** The id of a local names the one file in which it can be used. */
    private static final Pattern LOCAL = Pattern.compile("(.+\\.java):\\d+");

    private final Snapshot snapshot;
    private final Documents documents;

    Uses(Snapshot snapshot) throws IOException {
        this.snapshot = snapshot;
        this.documents = snapshot.documents();
    }

    List<Use> of(String symbol, Set<Role> roles, int limit) throws IOException {
        Predicate<Occurrence> wanted = o -> roles.contains(o.role()) && o.symbol().equals(symbol);
        List<Use> uses = new ArrayList<>();
        for (int document : candidates(symbol, roles)) {
            if (uses.size() >= limit) break;
            uses.addAll(in(document, wanted));
        }
        return uses.size() <= limit ? uses : List.copyOf(uses.subList(0, limit));
    }

    long count(String symbol, Set<Role> roles) throws IOException {
        if (LOCAL.matcher(symbol).matches()) return of(symbol, roles, Integer.MAX_VALUE).size();
        long count = 0;
        Set<Role> rest = EnumSet.noneOf(Role.class);
        rest.addAll(roles);
        if (roles.containsAll(Role.USES)) {
            count = frequency(Schema.USE, symbol);
            rest.removeAll(Role.USES);
        }
        for (Role role : rest) count += frequency(Schema.use(role), symbol);
        return count;
    }

    private long frequency(String field, String symbol) throws IOException {
        return snapshot.frequencies(field, List.of(symbol))[0];
    }

    /** The files that use the symbol in one of the roles, by path. */
    private List<Integer> candidates(String symbol, Set<Role> roles) throws IOException {
        Matcher local = LOCAL.matcher(symbol);
        if (local.matches()) return snapshot.documentsWith(Schema.PATH, local.group(1));
        BitSet files = new BitSet();
        for (Role role : roles)
            snapshot.documentsWith(Schema.use(role), symbol).forEach(files::set);
        // Of what all files use, few are shown: to go through the sorted ones is less than to sort.
        return snapshot.files().byPath().values().stream().filter(files::get).toList();
    }

    /** The uses in a file that are wanted, in the order of their places. */
    List<Use> in(int document, Predicate<Occurrence> wanted) throws IOException {
        StoredFacts facts = documents.facts(document);
        List<Occurrence> found = facts.occurrences().stream().filter(wanted).toList();
        if (found.isEmpty()) return List.of();
        String path = documents.value(Schema.PATH, document);
        String text = documents.text(document);
        LineMap lines = LineMap.of(text);
        List<Use> uses = new ArrayList<>(found.size());
        for (Occurrence o : found) {
            int line = lines.line(o.offset());
            uses.add(
                    new Use(
                            path,
                            line,
                            lines.column(o.offset()),
                            o,
                            Lines.text(text, lines, line),
                            o.role() == Role.DOC
                                    ? facts.outline().documented(o.offset())
                                    : facts.outline().enclosing(o.offset()),
                            Role.CALLING.contains(o.role()) && SuperCall.isAt(text, o.offset())));
        }
        return uses;
    }
}
