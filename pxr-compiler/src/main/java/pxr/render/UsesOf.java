package pxr.render;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import pxr.query.CrossReference;
import pxr.query.SymbolEntry;
import pxr.query.Use;
import pxr.symbol.Role;

/// The uses of one symbol, sorted by what they do with it.
///
/// @param total how many are in code
/// @param calls all, or as many as a list of callers is made from
record UsesOf(String symbol, long total, List<Sorted> sorted, List<Use> calls) {

    /** How many uses of a sort the page about a symbol shows. */
    static final int SHOWN = 20;

    /** A symbol with no more uses is asked about once, not once per sort. */
    private static final int FEW = 200;

    /** Uses that a list of callers is made from. */
    private static final int CALLS = 2000;

    private static final Set<Role> ALL = EnumSet.complementOf(EnumSet.of(Role.DEF));

    /** What uses do with a symbol, in the order in which readers ask for them. */
    enum Sort {
        CALLS("Calls", Role.CALL),
        INSTANTIATIONS("Instantiations", Role.NEW, Role.NEW_ENUM),
        METHOD_REFERENCES("Method references", Role.METHODREF),
        WRITES("Writes", Role.WRITE),
        UPDATES("Reads and writes", Role.UPDATE),
        READS("Reads and mentions", Role.REF),
        ANNOTATIONS("Annotations", Role.ANNOTATION),
        IMPORTS("Imports", Role.IMPORT),
        /** Not by code, and so not counted with the rest. */
        DOCUMENTATION("In documentation", Role.DOC);

        private final String label;
        private final Set<Role> roles;

        Sort(String label, Role... roles) {
            this.label = label;
            this.roles = EnumSet.noneOf(Role.class);
            this.roles.addAll(List.of(roles));
        }

        String label() {
            return label;
        }
    }

    /// @param uses the first of the sort
    /// @param count of all of the sort
    record Sorted(Sort sort, List<Use> uses, long count) {

        long left() {
            return count - uses.size();
        }
    }

    /** Whether there may be more of a sort than the page about the symbol shows. */
    static boolean areMore(Project project, SymbolEntry symbol) {
        return symbol.uses() > SHOWN || mentions(project, symbol) > SHOWN;
    }

    private static long mentions(Project project, SymbolEntry symbol) {
        return project.index().useCount(symbol.id(), Sort.DOCUMENTATION.roles);
    }

    /** What the page about the symbol shows. */
    static UsesOf read(Project project, SymbolEntry symbol) {
        long mentions = mentions(project, symbol);
        if (symbol.uses() + mentions == 0) {
            return new UsesOf(symbol.id(), 0, List.of(), List.of());
        }
        return symbol.uses() + mentions <= FEW
                ? of(symbol.id(), project.index().uses(symbol.id(), ALL, FEW), SHOWN)
                : readEachSort(project.index(), symbol.id());
    }

    /** All uses there are. */
    static UsesOf readAll(Project project, String symbol) {
        List<Use> uses = project.index().uses(symbol, ALL, Integer.MAX_VALUE);
        return of(symbol, uses, Integer.MAX_VALUE);
    }

    private static UsesOf of(String symbol, List<Use> uses, int limit) {
        List<Sorted> sorted = new ArrayList<>();
        List<Use> calls = new ArrayList<>();
        for (Sort sort : Sort.values()) {
            List<Use> its =
                    uses.stream().filter(u -> sort.roles.contains(u.occurrence().role())).toList();
            if (its.isEmpty()) continue;
            if (sort.compareTo(Sort.METHOD_REFERENCES) <= 0) calls.addAll(its);
            sorted.add(new Sorted(sort, its.subList(0, Math.min(limit, its.size())), its.size()));
        }
        long inCode = uses.stream().filter(u -> Role.USES.contains(u.occurrence().role())).count();
        return new UsesOf(symbol, inCode, sorted, calls);
    }

    private static UsesOf readEachSort(CrossReference index, String symbol) {
        List<Sorted> sorted = new ArrayList<>();
        List<Use> calls = new ArrayList<>();
        long total = 0;
        for (Sort sort : Sort.values()) {
            boolean isCall = sort.compareTo(Sort.METHOD_REFERENCES) <= 0;
            List<Use> uses = index.uses(symbol, sort.roles, isCall ? CALLS : SHOWN);
            if (uses.isEmpty()) continue;
            long count = uses.size() < SHOWN ? uses.size() : index.useCount(symbol, sort.roles);
            if (sort != Sort.DOCUMENTATION) total += count;
            if (isCall) calls.addAll(uses);
            sorted.add(new Sorted(sort, uses.subList(0, Math.min(SHOWN, uses.size())), count));
        }
        return new UsesOf(symbol, total, sorted, calls);
    }
}
