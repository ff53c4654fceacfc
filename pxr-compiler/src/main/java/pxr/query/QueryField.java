package pxr.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can stand before a colon in a query. The first name is ours; the others are those by which
/// people know the same from OpenGrok, Searchfox, GitHub, Sourcegraph and Zoekt.
public enum QueryField {
    TEXT("text", "full", "content"),
    REGEX("re", "regex"),
    PATH("path", "file", "f"),
    PATH_REGEX("pathre"),
    DEF("def", "defs"),
    CLASS("class"),
    METHOD("method", "function"),
    FIELD("field"),
    REF("ref", "refs"),
    CALL("call"),
    WRITE("write"),
    SYMBOL("symbol", "sym", "id"),
    KIND("kind"),
    PROJECT("project", "repo", "r"),
    LANGUAGE("lang", "language"),
    /** Where the text beside it must stand: see [TextPlace]. */
    IN("in"),
    /** A type and all that are of it. */
    TYPE("type", "subtypes"),
    /** A type and all that it is of. */
    SUPERTYPES("supertypes"),
    CALLS_TO("calls-to"),
    CALLS_FROM("calls-from"),
    CALLS_BETWEEN("calls-between"),
    CASE("case"),
    COUNT("count"),
    CONTEXT("context"),
    DEPTH("depth"),
    EXPLAIN("explain"),
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
