package pxr.query;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pxr.symbol.SymbolKind;

/** The sets of kinds that queries speak of. */
final class SymbolKinds {

    static final Set<SymbolKind> ALL = those(_ -> true);
    static final Set<SymbolKind> TYPES = those(SymbolKind::isType);
    static final Set<SymbolKind> METHODS = those(SymbolKind::isExecutable);
    private static final Set<SymbolKind> FIELDS =
            Set.of(SymbolKind.FIELD, SymbolKind.ENUM_CONSTANT, SymbolKind.RECORD_COMPONENT);

    private SymbolKinds() {}

    private static Set<SymbolKind> those(Predicate<SymbolKind> wanted) {
        return Stream.of(SymbolKind.values())
                .filter(wanted)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The kinds that a field's value can name. */
    static Set<SymbolKind> of(QueryField field) {
        return switch (field) {
            case CLASS -> TYPES;
            case METHOD -> METHODS;
            case FIELD -> FIELDS;
            default -> ALL;
        };
    }

    /** The kinds with that name, which is a kind's label or `type`. */
    static Optional<Set<SymbolKind>> named(String name) {
        if (name.equalsIgnoreCase("type")) return Optional.of(TYPES);
        Set<SymbolKind> kinds = those(kind -> kind.label().equalsIgnoreCase(name));
        return kinds.isEmpty() ? Optional.empty() : Optional.of(kinds);
    }

    /** All names that [#named] knows. */
    static String names() {
        return Stream.concat(
                        Stream.of("type"), Stream.of(SymbolKind.values()).map(SymbolKind::label))
                .collect(Collectors.joining(", "));
    }

    static Set<SymbolKind> common(Set<SymbolKind> a, Set<SymbolKind> b) {
        Set<SymbolKind> common = EnumSet.noneOf(SymbolKind.class);
        common.addAll(a);
        common.retainAll(b);
        return common;
    }
}
