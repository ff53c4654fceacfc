package pxr.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import pxr.query.QueryLexer.Token;

/// Reads a query. There is no query that it does not read: what is no operator is text, and what
/// cannot be answered is left out with a note.
///
/// ```
/// query = all ("OR" all)*
/// all   = part+
/// part  = "-"? ( "(" query ")" | [field ":"] ( word | "quoted" | /regex/ ) )
/// ```
public final class QueryParser {

    /** Enough for any query that a person writes. */
    private static final int MAX_LENGTH = 4096;

    /// A query that was read.
    ///
    /// @param root holds for the files wanted
    /// @param notes what was left out and why
    public record Parsed(Query root, QueryOptions options, List<String> notes) {

        /** Whether there is nothing to look for. */
        boolean isEmpty() {
            return isEverything(root);
        }

        @Override
        public String toString() {
            List<String> options = options().spelled();
            if (options.isEmpty()) return root.toString();
            String all = String.join(" ", options);
            if (isEmpty()) return all;
            return root instanceof Query.Or ? "(" + root + ") " + all : root + " " + all;
        }
    }

    /** A group whose closing parenthesis was not read yet. */
    private static final class Group {

        private final boolean isNegated;
        private final List<Query> alternatives = new ArrayList<>();
        private List<Query> parts = new ArrayList<>();

        Group(boolean isNegated) {
            this.isNegated = isNegated;
        }

        void startAlternative() {
            // One of nothing but what was left out is no alternative.
            if (!parts.isEmpty()) alternatives.add(and(parts));
            parts = new ArrayList<>();
        }

        Query finish() {
            startAlternative();
            Query query = or(alternatives);
            return isNegated && !isEverything(query) ? not(query) : query;
        }

        private static Query and(List<Query> parts) {
            List<Query> flat = new ArrayList<>();
            for (Query part : parts) {
                if (part instanceof Query.And(var inner)) flat.addAll(inner);
                else flat.add(part);
            }
            return flat.size() == 1 ? flat.getFirst() : new Query.And(List.copyOf(flat));
        }

        private static Query or(List<Query> alternatives) {
            List<Query> flat = new ArrayList<>();
            for (Query alternative : alternatives) {
                if (alternative instanceof Query.Or(var inner)) flat.addAll(inner);
                else flat.add(alternative);
            }
            return switch (flat.size()) {
                case 0 -> and(List.of());
                case 1 -> flat.getFirst();
                default -> new Query.Or(List.copyOf(flat));
            };
        }
    }

    private final Deque<Group> groups = new ArrayDeque<>();
    private final List<String> notes = new ArrayList<>();
    private QueryOptions options = QueryOptions.NONE;
    private boolean negated;

    private QueryParser() {
        groups.push(new Group(false));
    }

    public static Parsed parse(String query) {
        return new QueryParser().run(query);
    }

    private Parsed run(String query) {
        String read = query;
        if (query.length() > MAX_LENGTH) {
            read = query.substring(0, MAX_LENGTH);
            notes.add("Only the first " + MAX_LENGTH + " characters of the query were read.");
        }
        List<Token> tokens = QueryLexer.tokens(read);
        for (int i = 0; i < tokens.size(); i++) {
            Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
            take(tokens.get(i), next);
        }
        return new Parsed(groups.element().finish(), options, List.copyOf(notes));
    }

    private void take(Token token, @Nullable Token next) {
        switch (token.kind()) {
            case OPEN -> {
                groups.push(new Group(negated));
                negated = false;
            }
            case CLOSE -> add(groups.pop().finish());
            case MINUS -> negated = !negated;
            case OR -> {
                boolean joins =
                        !groups.element().parts.isEmpty() && next != null && startsPart(next);
                if (joins) groups.element().startAlternative();
                else add(new Query.Text(token.text()));
            }
            case WORD, QUOTED, REGEX -> {
                Query part = part(token);
                if (part != null) add(negated ? not(part) : part);
                negated = false;
            }
        }
    }

    private static boolean startsPart(Token token) {
        return token.kind() != QueryLexer.Kind.OR && token.kind() != QueryLexer.Kind.CLOSE;
    }

    private void add(Query part) {
        if (!(part instanceof Query.And(var parts) && parts.isEmpty()))
            groups.element().parts.add(part);
    }

    private static boolean isEverything(Query query) {
        return query instanceof Query.And(var parts) && parts.isEmpty();
    }

    private static Query not(Query part) {
        return part instanceof Query.Not(var inner) ? inner : new Query.Not(part);
    }

    private @Nullable Query part(Token token) {
        QueryField field = token.field();
        if (field == null) return text(token);
        if (QueryOptions.isOption(field)) return option(field, token);
        return switch (field) {
            case TEXT -> text(token);
            case REGEX -> regex(token.text());
            case PATH_REGEX -> pathRegex(token.text());
            case HIST -> leftOut("hist: is not supported, for the index holds no history.");
            case IN -> place(token);
            default -> field(field, token);
        };
    }

    private @Nullable Query option(QueryField field, Token token) {
        try {
            options = options.with(field, token.text());
            return null;
        } catch (QueryOptions.Misfit misfit) {
            return leftOut(String.valueOf(misfit.getMessage()));
        }
    }

    private @Nullable Query place(Token token) {
        String name = token.text();
        Optional<TextPlace> place = TextPlace.named(name);
        if (place.isPresent()) return new Query.Field(QueryField.IN, place.get().label(), false);
        return leftOut("in:" + name + " was left out: in: takes " + TextPlace.names() + ".");
    }

    private Query text(Token token) {
        return token.kind() == QueryLexer.Kind.REGEX
                ? regex(token.text())
                : new Query.Text(token.text());
    }

    private Query regex(String pattern) {
        return isRegex(pattern) ? new Query.Regex(pattern) : new Query.Text("/" + pattern + "/");
    }

    private Query pathRegex(String pattern) {
        return isRegex(pattern)
                ? new Query.RegexField(QueryField.PATH, pattern)
                : new Query.Field(QueryField.PATH, "/" + pattern + "/", true);
    }

    private @Nullable Query field(QueryField field, Token token) {
        if (token.kind() != QueryLexer.Kind.REGEX) {
            boolean exact = token.kind() == QueryLexer.Kind.QUOTED || !isPlain(token.text());
            return new Query.Field(field, token.text(), exact);
        }
        if (field == QueryField.PATH) return pathRegex(token.text());
        return leftOut(
                "%s:/%s/ was left out: %s: takes a name and no regular expression."
                        .formatted(field.label(), token.text(), field.label()));
    }

    /** Whether the word stands for itself wherever it is written, so that it needs no quotes. */
    private static boolean isPlain(String word) {
        return word.chars().noneMatch(c -> "()\"/".indexOf(c) >= 0);
    }

    private boolean isRegex(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            notes.add(
                    "/"
                            + pattern
                            + "/ is no regular expression ("
                            + e.getDescription()
                            + "); taken as text.");
            return false;
        }
    }

    private @Nullable Query leftOut(String note) {
        notes.add(note);
        return null;
    }
}
