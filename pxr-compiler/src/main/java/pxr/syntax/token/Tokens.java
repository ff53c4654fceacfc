package pxr.syntax.token;

import static com.github.javaparser.GeneratedJavaParserConstants.EOF;
import static com.github.javaparser.GeneratedJavaParserConstants.GT;
import static com.github.javaparser.GeneratedJavaParserConstants.LBRACE;
import static com.github.javaparser.GeneratedJavaParserConstants.RSIGNEDSHIFT;
import static com.github.javaparser.GeneratedJavaParserConstants.RUNSIGNEDSHIFT;

import com.github.javaparser.PieceParser;
import com.github.javaparser.Token;
import java.util.List;
import java.util.Objects;

/// The tokens of a file, linked so that a parser going along them sees one level of braces at a
/// time: the token behind a `{` is its `}`, until [#enter] opens the pair.
///
/// So what stands in a pair of braces is parsed on its own, or left out on its own where it has an
/// error, and no production reads ahead through it. Every pair is closed: where a brace is missing
/// or one too many, [BraceRepair] has seen to it.
public final class Tokens {

    private final Lexemes lexemes;
    private final Characters characters;
    private final int[] partners;
    private final Token[] chain;
    private final Token start = new Token(EOF, "");
    private final Token end;

    private Tokens(Lexemes lexemes, int[] partners, Characters characters) {
        this.lexemes = lexemes;
        this.partners = partners;
        this.characters = characters;
        this.chain = new Token[lexemes.count()];
        int length = characters.offset(characters.length);
        this.end = token(EOF, "", chain.length, length, length, GT);
        for (int i = 0; i < chain.length; i++) chain[i] = token(i);
        for (int i = 0; i < chain.length; i++) {
            chain[i].next = after(lexemes.kind(i) == LBRACE ? partners[i] - 1 : i);
        }
        start.next = after(-1);
    }

    /// Reads a text.
    ///
    /// @param release whose language it is; 0 for the newest
    /// @param isModule whether the file declares a module
    public static Tokens of(String text, Words words, int release, boolean isModule) {
        Characters characters = Characters.of(text);
        Lexemes lexemes = Lexer.read(characters, words);
        ContextualKeywords.decide(lexemes, release, isModule);
        NestingLimit.apply(lexemes);
        int[] partners = Braces.partners(lexemes);
        if (partners == null) {
            lexemes = BraceRepair.repaired(lexemes, text);
            partners = Objects.requireNonNull(Braces.partners(lexemes));
        }
        return new Tokens(lexemes, partners, characters);
    }

    private Token token(int i) {
        int kind = lexemes.kind(i);
        int shift = kind == GT ? shift(i) : GT;
        return token(kind, lexemes.text(i), i, lexemes.start(i), lexemes.end(i), shift);
    }

    private static Token token(int kind, String text, int index, int start, int end, int shift) {
        return PieceParser.token(new SourceToken(kind, text, index, start, end), shift);
    }

    /** The operator that begins with the `>`, if two or three of them stand together. */
    private int shift(int i) {
        if (!isGreaterBehind(i)) return GT;
        return isGreaterBehind(i + 1) ? RUNSIGNEDSHIFT : RSIGNEDSHIFT;
    }

    private boolean isGreaterBehind(int i) {
        return lexemes.kind(i + 1) == GT && lexemes.end(i) == lexemes.start(i + 1);
    }

    private Token after(int i) {
        return i + 1 < chain.length ? chain[i + 1] : end;
    }

    /** What stands before the first token. */
    public Token start() {
        return start;
    }

    /** What stands behind the last token. */
    public Token end() {
        return end;
    }

    /** Lets the parser go from the `{` to what it holds. */
    public Token enter(SourceToken brace) {
        Token open = chain[brace.index()];
        open.next = after(brace.index());
        return open;
    }

    /** The `}` of a `{`, or the other way round. */
    public SourceToken partner(SourceToken brace) {
        return at(partners[brace.index()]);
    }

    /** The link of the chain that is this token. */
    public Token link(SourceToken token) {
        return chain[token.index()];
    }

    public SourceToken at(int index) {
        return SourceToken.of(chain[index]);
    }

    /** Whether no other token stands before it on its line. */
    public boolean startsLine(Token token) {
        int index = SourceToken.of(token).index();
        return index == chain.length || lexemes.startsLine(index);
    }

    /** A token that is missing between two others; it is linked to the second only. */
    public Token insert(int kind, Token before, Token behind) {
        int place = SourceToken.of(before).end();
        int index = SourceToken.of(behind).index();
        Token token = token(kind, OperatorTexts.of(kind), index, place, place, GT);
        token.next = behind;
        return token;
    }

    public List<TokenProblem> problems() {
        return lexemes.problems;
    }

    /** The comments between the token before and this one, from the nearest to the farthest. */
    public List<Comment> commentsBefore(SourceToken token) {
        int index = token.index();
        int first = index == 0 ? 0 : lexemes.commentsBefore(index - 1);
        int last = lexemes.commentsBefore(index) - 1;
        if (last < first) return List.of();
        Comment[] comments = new Comment[last - first + 1];
        for (int i = 0; i < comments.length; i++) comments[i] = comment(last - i);
        return List.of(comments);
    }

    private Comment comment(int i) {
        return new Comment(characters, lexemes.comments.start(i), lexemes.comments.end(i));
    }
}
