package pxr.syntax;

import static com.github.javaparser.GeneratedJavaParserConstants.DOT;
import static com.github.javaparser.GeneratedJavaParserConstants.EOF;
import static com.github.javaparser.GeneratedJavaParserConstants.GT;
import static com.github.javaparser.GeneratedJavaParserConstants.IDENTIFIER;
import static com.github.javaparser.GeneratedJavaParserConstants.IMPORT;
import static com.github.javaparser.GeneratedJavaParserConstants.LBRACE;
import static com.github.javaparser.GeneratedJavaParserConstants.LPAREN;
import static com.github.javaparser.GeneratedJavaParserConstants.MODULE;
import static com.github.javaparser.GeneratedJavaParserConstants.PACKAGE;
import static com.github.javaparser.GeneratedJavaParserConstants.RPAREN;
import static com.github.javaparser.GeneratedJavaParserConstants.SEMICOLON;
import static com.github.javaparser.GeneratedJavaParserConstants.STAR;
import static com.github.javaparser.GeneratedJavaParserConstants.STATIC;

import com.github.javaparser.ParseException;
import com.github.javaparser.ParseStart;
import com.github.javaparser.PieceParser;
import com.github.javaparser.Problem;
import com.github.javaparser.Token;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.stmt.UnparsableStmt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pxr.syntax.token.SourceToken;
import pxr.syntax.token.TokenKinds;
import pxr.syntax.token.Tokens;

/// Parses item by item what stands in a row: the members of a class, the statements of a block.
///
/// JavaParser never sees more than one item, with all braces in it empty ([Tokens]); converting the
/// item reads what they hold in the same way. Two things come of it. Time: JavaParser looks ahead
/// as far as it must to tell a lambda from a cast, and does so again for each block inside; with
/// nothing in the blocks that is little. And errors: one costs the item it is in, no other.
///
/// An item with an error is first put right, if it is for a token too much or a missing `;` or `)`;
/// then stripped of what is wrong, if it is a class; else left out, up to where the next item seems
/// to begin.
final class ItemReader {

    /** So many tokens of one item may be put right. */
    private static final int MOST_REPAIRS = 3;

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
        boolean isName = first.kind == PACKAGE || first.kind == IMPORT;
        Outcome<N> outcome = isName ? parse(place, production) : complete(place, kind, production);
        if (outcome.node == null && kind.isMember() && reduce(place, first, outcome.at)) {
            report(outcome.at, "correct it");
            outcome = parse(place, production);
        }
        N node = outcome.node;
        if (node == null) {
            report(outcome.at, "this " + kind.noun() + " is left out");
            leaveOut(place, kind, first, outcome.at, blocks);
            return;
        }
        place.last = outcome.at;
        errors.isRightAgain();
        try {
            sink.accept(node);
        } catch (Depth.TooDeepException | StackOverflowError tooDeep) {
            reportDepth(first, kind);
        }
    }

    private <N extends Node> Outcome<N> parse(Place place, ParseStart<? extends N> production) {
        try {
            N node = parser.parse(production, place.last, place.end);
            if (!(node instanceof UnparsableStmt)) {
                parser.problems().forEach(p -> report(failure(p), "this statement is left out"));
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

    /** Parses; where it fails, tries whether it is for one token too few or too many. */
    private <N extends Node> Outcome<N> complete(
            Place place, ItemKind kind, ParseStart<? extends N> production) {
        Outcome<N> outcome = parse(place, production);
        for (int i = 0; i < MOST_REPAIRS && outcome.node == null; i++) {
            Outcome<N> better = repaired(place, kind, production, outcome.at);
            if (better == null) break;
            outcome = better;
        }
        return outcome;
    }

    /** What comes of the repair with which the parser comes farthest; null if none helps. */
    private <N extends Node> @Nullable Outcome<N> repaired(
            Place place, ItemKind kind, ParseStart<? extends N> production, Token at) {
        if (at == place.next()) return null;
        Token before = before(place, at);
        @Nullable Outcome<N> best = null;
        Token bestNext = at;
        for (Token next : repairs(kind, place, before, at)) {
            before.next = next;
            Outcome<N> outcome = parse(place, production);
            if (isFarther(outcome, best, at, next != at.next)) {
                best = outcome;
                bestNext = next;
            }
            if (outcome.node != null) break;
        }
        before.next = bestNext;
        if (best != null) reportRepair(bestNext, at);
        return best;
    }

    /** Leaving out a token must help at once: with enough of them left out anything is right. */
    private static <N extends Node> boolean isFarther(
            Outcome<N> outcome, @Nullable Outcome<N> best, Token failed, boolean isInsertion) {
        if (outcome.node != null) return true;
        if (!isInsertion) return false;
        boolean isInsertedRead = best == null && outcome.at == failed;
        int behind = best == null ? SourceToken.of(failed).end() : SourceToken.of(best.at).start();
        return isInsertedRead || SourceToken.of(outcome.at).start() > behind;
    }

    /** What may stand behind the last good token instead of the one that was not expected. */
    private List<Token> repairs(ItemKind kind, Place place, Token before, Token at) {
        List<Token> repairs = new ArrayList<>(3);
        boolean isEnd = at == place.end || at.kind == EOF;
        if (isEnd || tokens.startsLine(at)) repairs.add(tokens.insert(SEMICOLON, before, at));
        if (isEnd || tokens.startsLine(at) || at.kind == SEMICOLON || at.kind == LBRACE) {
            repairs.add(tokens.insert(RPAREN, before, at));
        }
        if (kind.isMember() && (at.kind == LBRACE || at.kind == IDENTIFIER)) {
            repairs.add(tokens.insert(GT, before, at));
        }
        boolean isBrace = at.kind == LBRACE || at.kind == SEMICOLON;
        if (!isEnd && !isBrace && !isBehindLine(kind, place.next(), at)) repairs.add(at.next);
        return repairs;
    }

    /** Whether another member seems to begin before the token, which is in that one then. */
    private boolean isBehindLine(ItemKind kind, Token first, Token at) {
        if (!kind.isMember()) return false;
        for (Token token = ItemKind.afterModifiers(first); token != at; token = token.next) {
            if (token.kind == EOF) return false;
            if (tokens.startsLine(token.next) && kind.canBegin(token.next.kind)) return true;
        }
        return false;
    }

    private void reportRepair(Token next, Token at) {
        String text = at.next == next ? at.image : next.image;
        String remedy = at.next == next ? "' is too much; remove it" : "' is missing; add it";
        errors.report(SourceToken.of(at.next == next ? at : next).start(), "'" + text + remedy);
    }

    private boolean reduce(Place place, Token first, Token failed) {
        boolean isName = first.kind == PACKAGE || first.kind == IMPORT;
        return isName ? reduceName(place, first) : reduceHeader(place, first, failed);
    }

    /** Leaves of a package or import declaration the identifiers, and puts dots between them. */
    private boolean reduceName(Place place, Token keyword) {
        Token last = keyword;
        for (Token token = keyword.next; token.kind != EOF; token = token.next) {
            if (token == place.end || token.kind == SEMICOLON || tokens.startsLine(token)) {
                last.next = token.kind == SEMICOLON ? token : tokens.insert(SEMICOLON, last, token);
                return last != keyword;
            }
            boolean isPart = token.kind == IDENTIFIER || token.kind == STAR && last.kind != IMPORT;
            if (!isPart && token.kind != STATIC && token.kind != MODULE) continue;
            last.next = last.kind == IDENTIFIER ? tokens.insert(DOT, last, token) : token;
            last = token;
        }
        return false;
    }

    /** Leaves of a class's header what it cannot do without; false if the item is no class. */
    private boolean reduceHeader(Place place, Token first, Token failed) {
        Token keyword = first;
        while (!TokenKinds.isClass(keyword.kind)) {
            if (keyword == place.end || keyword.kind == SEMICOLON || keyword.kind == LBRACE) {
                return false;
            }
            if (keyword.kind == EOF) return false;
            keyword = keyword.next;
        }
        Token name = keyword.next;
        Token brace = name;
        while (brace.kind != LBRACE) {
            if (brace == place.end || brace.kind == EOF) return false;
            if (brace.kind == SEMICOLON && tokens.startsLine(brace.next)) return false;
            brace = brace.next;
        }
        if (brace == name) return false;
        boolean isBeforeKeyword = SourceToken.of(failed).end() <= SourceToken.of(keyword).start();
        if (isBeforeKeyword) {
            place.last = before(place, keyword);
            return true;
        }
        if (keyword.image.equals("record")) {
            Token close = tokens.insert(RPAREN, name, brace);
            name.next = tokens.insert(LPAREN, name, close);
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
        boolean isLineEnough = failed == first || kind.isMember();
        Token last = isLineEnough ? place.last : before(place, failed);
        int depth = 0;
        for (Token token = last.next; token != place.end && token.kind != EOF; token = last.next) {
            if (token != first && tokens.startsLine(token) && kind.canBegin(token.kind)) break;
            if (depth == 0 && kind.endsBefore(token.kind)) break;
            if (token.kind == LPAREN) depth++;
            else if (token.kind == RPAREN) depth--;
            last = token;
            if (token == first && failed == first && token.kind != LBRACE) break;
            if (token.kind == SEMICOLON) break;
            if (token.kind == LBRACE) {
                last = tokens.link(tokens.partner(SourceToken.of(token)));
                blocks.accept(SourceToken.of(token));
                if (!kind.goesOn(last.next.kind)) break;
            }
        }
        place.last = last;
    }

    private void report(Token at, String remedy) {
        SourceToken token = SourceToken.of(at);
        String found =
                at.kind == EOF ? "the file ends here" : "'" + at.image + "' is not expected here";
        errors.report(token.start(), found + "; " + remedy);
    }

    private void reportDepth(Token first, ItemKind kind) {
        errors.report(
                SourceToken.of(first).start(),
                "this " + kind.noun() + " is nested too deeply; it is left out");
    }
}
