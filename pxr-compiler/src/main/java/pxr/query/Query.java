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
        @Override
        public String toString() {
            return field.label() + ":/" + pattern + "/";
        }
    }
}
