package pxr.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can stand before a colon in a query; also by the names that other tools use. */
public enum QueryField {
    TEXT("text", "full"),
    PATH("path", "file"),
    DEF("def", "defs"),
    CLASS("class"),
    METHOD("method"),
    FIELD("field"),
    REF("ref", "refs"),
    CALL("call"),
    WRITE("write"),
    SYMBOL("symbol"),
    KIND("kind"),
    PROJECT("project"),
    CASE("case"),
    CALLS_TO("calls-to"),
    CALLS_FROM("calls-from"),
    CALLS_BETWEEN("calls-between"),
    DEPTH("depth"),
    HIST("hist");

    private final List<String> names;

    QueryField(String... names) {
        this.names = List.of(names);
    }

    /** The name to spell it by. */
    public String label() {
        return names.getFirst();
    }

    static Optional<QueryField> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(f -> f.names.contains(lower)).findFirst();
    }
}
