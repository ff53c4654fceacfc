package pxr.syntax;

import static com.github.javaparser.GeneratedJavaParserConstants.EOF;
import static com.github.javaparser.GeneratedJavaParserConstants.LBRACE;
import static com.github.javaparser.GeneratedJavaParserConstants.LPAREN;
import static com.github.javaparser.GeneratedJavaParserConstants.RPAREN;
import static com.github.javaparser.GeneratedJavaParserConstants.SEMICOLON;

import com.github.javaparser.ParseException;
import com.github.javaparser.ParseStart;
import com.github.javaparser.PieceParser;
import com.github.javaparser.Problem;
import com.github.javaparser.Token;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.stmt.UnparsableStmt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pxr.syntax.token.SourceToken;
import pxr.syntax.token.Tokens;

/// Parses item by item what stands in a row: the members of a class, the statements of a block.
///
/// JavaParser never sees more than one item, with all braces in it empty ([Tokens]); converting the
/// item reads what they hold in the same way. Two things come of it. Time: JavaParser looks ahead
/// as far as it must to tell a lambda from a cast, and does so again for each block inside; with
/// nothing in the blocks that is little. And errors: one costs the item it is in, no other.
///
/// An item with an error is first completed, if a `;` or `)` is all it lacks; then stripped of what
/// is wrong, if it is a class; else left out, up to where the next item seems to begin.
final class ItemReader {

    /** So many tokens may be put into one item. */
    private static final int MOST_INSERTIONS = 3;

    private final Tokens tokens;
    private final SyntaxErrors errors;
    private PieceParser parser;

    ItemReader(Tokens tokens, SyntaxErrors errors) {
        this.tokens = tokens;
        this.errors = errors;
        this.parser = new PieceParser(SourceToken.of(tokens.end()));
    }

    /** Where reading stands: behind a token, with an end that is not to be passed. */
    static final class Place {
        private Token last;
        private final Token end;

        private Place(Token last, Token end) {
            this.last = last;
            this.end = end;
        }

        boolean hasNext() {
            return next() != end && next().kind != EOF;
        }

        Token next() {
            return last.next;
        }

        void skip() {
            last = last.next;
        }
    }

    /** The place before all tokens of the file. */
    Place file() {
        return new Place(tokens.start(), tokens.end());
    }

    /** The place behind an opening brace. */
    Place in(SourceToken brace) {
        Token open = tokens.enter(brace);
        return new Place(open, tokens.link(tokens.partner(brace)));
    }

    /** A successful parse, or the token at which it failed. */
    private record Outcome<N>(@Nullable N node, Token at) {}

    /// Reads one item and gives it to the sink, or reports what is wrong with it.
    ///
    /// @param kind what it is, for the report
    /// @param blocks is given the braces of what is left out, in which there may be more to read
    <N extends Node> void read(
            Place place,
            ItemKind kind,
            ParseStart<? extends N> production,
            Consumer<? super N> sink,
            Consumer<SourceToken> blocks) {
        Token first = place.next();
        Outcome<N> outcome = complete(place, production);
        if (outcome.node == null && kind.isMember() && reduceHeader(place, first, outcome.at)) {
            report(outcome.at, kind);
            outcome = parse(place, production);
        }
        N node = outcome.node;
        if (node == null) {
            report(outcome.at, kind);
            leaveOut(place, kind, first, outcome.at, blocks);
            return;
        }
        place.last = outcome.at;
        errors.isRightAgain();
        try {
            sink.accept(node);
        } catch (StackOverflowError tooDeep) {
            reportDepth(first, kind);
        }
    }

    private <N extends Node> Outcome<N> parse(Place place, ParseStart<? extends N> production) {
        try {
            N node = parser.parse(production, place.last, place.end);
            if (!(node instanceof UnparsableStmt)) {
                parser.problems().forEach(p -> report(failure(p), ItemKind.STATEMENT));
                return new Outcome<>(node, parser.last());
            }
            return new Outcome<>(null, failure(parser.problems().getFirst()));
        } catch (ParseException e) {
            return new Outcome<>(null, e.currentToken.next);
        } catch (RuntimeException | StackOverflowError e) {
            // Whatever state the other is in.
            parser = new PieceParser(SourceToken.of(tokens.end()));
            return new Outcome<>(null, place.next());
        }
    }

    private Token failure(Problem problem) {
        return problem.getCause().orElse(null) instanceof ParseException e
                ? e.currentToken.next
                : parser.last();
    }

    /** Parses; where it fails, tries whether a token is all that is missing there. */
    private <N extends Node> Outcome<N> complete(Place place, ParseStart<? extends N> production) {
        Outcome<N> outcome = parse(place, production);
        for (int i = 0; i < MOST_INSERTIONS && outcome.node == null; i++) {
            Outcome<N> better = insert(place, production, outcome);
            if (better == null) break;
            outcome = better;
        }
        return outcome;
    }

    private <N extends Node> @Nullable Outcome<N> insert(
            Place place, ParseStart<? extends N> production, Outcome<N> failed) {
        Token at = failed.at;
        Token before = place.last;
        if (at == place.next()) return null;
        while (before.next != at && before.next.kind != EOF) before = before.next;
        for (int kind : missing(at, place.end)) {
            Token inserted = tokens.insert(kind, before, at);
            Outcome<N> outcome = parse(place, production);
            if (outcome.node != null || outcome.at != at && outcome.at != inserted) {
                String text = inserted.image;
                errors.report(
                        SourceToken.of(inserted).start(), "'" + text + "' is missing; add it");
                return outcome;
            }
            before.next = at;
        }
        return null;
    }

    /** What may be missing before a token that was not expected. */
    private int[] missing(Token at, Token end) {
        if (at == end || at.kind == EOF || tokens.startsLine(at))
            return new int[] {SEMICOLON, RPAREN};
        return at.kind == SEMICOLON || at.kind == LBRACE ? new int[] {RPAREN} : new int[0];
    }

    /** Leaves of a class's header what it cannot do without; false if the item is no class. */
    private boolean reduceHeader(Place place, Token first, Token failed) {
        Token keyword = first;
        while (!ItemKind.isClassKeyword(keyword.kind)) {
            if (keyword == place.end || keyword.kind == SEMICOLON || keyword.kind == LBRACE) {
                return false;
            }
            if (keyword.kind == EOF) return false;
            keyword = keyword.next;
        }
        Token name = keyword.next;
        Token brace = name;
        while (brace.kind != LBRACE) {
            if (brace == place.end || brace.kind == SEMICOLON || brace.kind == EOF) return false;
            brace = brace.next;
        }
        if (brace == name) return false;
        boolean isBeforeKeyword = SourceToken.of(failed).end() <= SourceToken.of(keyword).start();
        if (isBeforeKeyword) {
            place.last = before(place, keyword);
            return true;
        }
        if (keyword.image.equals("record")) {
            tokens.insert(LPAREN, name, brace);
            tokens.insert(RPAREN, name.next, brace);
        } else {
            name.next = brace;
        }
        return true;
    }

    private static Token before(Place place, Token token) {
        Token before = place.last;
        while (before.next != token && before.next.kind != EOF) before = before.next;
        return before;
    }

    /** Passes what cannot be parsed: at least one token, at most up to the end. */
    private void leaveOut(
            Place place, ItemKind kind, Token first, Token failed, Consumer<SourceToken> blocks) {
        Token last = failed == first ? place.last : before(place, failed);
        for (Token token = last.next; token != place.end && token.kind != EOF; token = last.next) {
            if (token != first && tokens.startsLine(token) && kind.canBegin(token.kind)) break;
            last = token;
            if (token.kind == SEMICOLON) break;
            if (token.kind == LBRACE) {
                last = tokens.link(tokens.partner(SourceToken.of(token)));
                blocks.accept(SourceToken.of(token));
                if (!kind.goesOn(last.next.kind)) break;
            }
        }
        place.last = last;
    }

    private void report(Token at, ItemKind kind) {
        SourceToken token = SourceToken.of(at);
        String found =
                at.kind == EOF ? "the file ends here" : "'" + at.image + "' is not expected here";
        errors.report(token.start(), found + "; this " + kind.noun() + " is left out");
    }

    private void reportDepth(Token first, ItemKind kind) {
        errors.report(
                SourceToken.of(first).start(),
                "this " + kind.noun() + " is nested too deeply; it is left out");
    }
}
