package pxr.query;

import java.util.List;
import java.util.stream.Collectors;

/// A query as the parser read it. A query holds for a file or does not; the parts that are not
/// negated say which of the file's lines and symbols to show. Its string is its canonical spelling,
/// which the parser reads as the same query.
public sealed interface Query {

    /** Holds where all parts hold; of no parts, everywhere. */
    record And(List<Query> parts) implements Query {
        @Override
        public String toString() {
            return parts.stream()
                    .map(p -> p instanceof Or ? "(" + p + ")" : p.toString())
                    .collect(Collectors.joining(" "));
        }
    }

    /** Holds where any part holds. */
    record Or(List<Query> parts) implements Query {
        @Override
        public String toString() {
            return parts.stream().map(Query::toString).collect(Collectors.joining(" OR "));
        }
    }

    record Not(Query part) implements Query {
        @Override
        public String toString() {
            return part instanceof And || part instanceof Or ? "-(" + part + ")" : "-" + part;
        }
    }

    /** The characters themselves, anywhere on a line. */
    record Text(String text) implements Query {
        @Override
        public String toString() {
            return Quotation.write(text);
        }
    }

    /** A regular expression, on one line. */
    record Regex(String pattern) implements Query {
        public Regex {
            pattern = escapeSlashes(pattern);
        }

        @Override
        public String toString() {
            return "/" + pattern + "/";
        }
    }

    /**
     * What a field says.
     *
     * @param exact whether the value was quoted and no abbreviation of it will do
     */
    record Field(QueryField field, String value, boolean exact) implements Query {
        @Override
        public String toString() {
            return field.label() + ":" + (exact ? Quotation.write(value) : value);
        }
    }

    /** A field that a regular expression restricts. */
    record RegexField(QueryField field, String pattern) implements Query {
        public RegexField {
            pattern = escapeSlashes(pattern);
        }

        @Override
        public String toString() {
            return field.label() + ":/" + pattern + "/";
        }
    }

    /** The same expression with a backslash before each slash, so that none ends it. */
    private static String escapeSlashes(String pattern) {
        if (pattern.contains("\\Q")) return pattern; // there a backslash is one
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '/') escaped.append('\\');
            escaped.append(c);
            if (c == '\\' && i + 1 < pattern.length()) escaped.append(pattern.charAt(++i));
        }
        return escaped.toString();
    }
}
