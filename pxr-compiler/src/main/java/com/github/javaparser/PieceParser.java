package com.github.javaparser;

import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.PackageDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.modules.ModuleDeclaration;
import com.github.javaparser.ast.modules.ModuleDirective;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import java.util.List;

/// Lets JavaParser's grammar read tokens that were made elsewhere, one production at a time.
///
/// JavaParser hides its generated parser and offers it only with its own lexer, which makes a token
/// of every blank and costs half of a parse. This class stands in JavaParser's package to reach it.
/// Tokens come as a chain, each knowing its [Token#next]; a caller decides what the parser sees by
/// linking them.
public final class PieceParser {

    public static final ParseStart<PackageDeclaration> PACKAGE =
            GeneratedJavaParser::PackageDeclaration;
    public static final ParseStart<ImportDeclaration> IMPORT =
            GeneratedJavaParser::ImportDeclaration;
    public static final ParseStart<ModuleDeclaration> MODULE =
            parser -> parser.ModuleDeclaration(parser.Modifiers());
    public static final ParseStart<ModuleDirective> MODULE_DIRECTIVE =
            GeneratedJavaParser::ModuleDirective;
    public static final ParseStart<BodyDeclaration<?>> MEMBER =
            GeneratedJavaParser::ClassOrInterfaceBodyDeclaration;
    public static final ParseStart<BodyDeclaration<?>> RECORD_MEMBER =
            GeneratedJavaParser::RecordBodyDeclaration;
    public static final ParseStart<BodyDeclaration<?>> ANNOTATION_MEMBER =
            GeneratedJavaParser::AnnotationBodyDeclaration;
    public static final ParseStart<EnumConstantDeclaration> ENUM_CONSTANT =
            GeneratedJavaParser::EnumConstantDeclaration;
    public static final ParseStart<Statement> STATEMENT = GeneratedJavaParser::BlockStatement;
    public static final ParseStart<SwitchEntry> SWITCH_ENTRY = GeneratedJavaParser::SwitchEntry;
    public static final ParseStart<Expression> VALUE = GeneratedJavaParser::VariableInitializer;
    public static final ParseStart<Expression> ANNOTATION_VALUE = GeneratedJavaParser::MemberValue;

    private final GeneratedJavaParser parser;

    /// @param end stands for the end of the file, which follows whatever has no next token
    public PieceParser(JavaToken end) {
        parser = new GeneratedJavaParser(new Ends(end));
        parser.setStoreTokens(true);
    }

    /** Stands where JavaParser has its lexer, which is asked when a chain ends. */
    private static final class Ends extends GeneratedJavaParserTokenManager {

        private final JavaToken end;

        Ends(JavaToken end) {
            super(new SimpleCharStream(new StringProvider("")));
            this.end = end;
        }

        @Override
        public Token getNextToken() {
            return token(end, GT);
        }
    }

    /// A token for a chain.
    ///
    /// @param shown stands for it in the nodes' token ranges
    /// @param shift the kind of the operator that begins with this `>`, as `>>` does; GT if none
    public static Token token(JavaToken shown, int shift) {
        Token token = new Token(shown.getKind(), shown.getText());
        token.realKind = shift;
        token.javaToken = shown;
        return token;
    }

    /** What stands for the token in the nodes. */
    public static JavaToken shown(Token token) {
        return token.javaToken;
    }

    /// Parses what follows the token `before`, up to `end` at most. Where a production knows how to
    /// go on after an error, it does, and the error is among the [#problems].
    public <N> N parse(ParseStart<N> production, Token before, Token end) throws ParseException {
        Token outside = new Token();
        outside.next = before;
        parser.token = outside;
        parser.getNextToken(); // Makes the parser forget what it thinks comes next.
        parser.problems.clear();
        Token behind = end.next;
        end.next = null; // For an error the parser goes to the end of the chain, again and again.
        try {
            return production.parse(parser);
        } finally {
            end.next = behind;
        }
    }

    /** The last token that the last production used. */
    public Token last() {
        return parser.token;
    }

    /** The errors after which the last production went on. */
    public List<Problem> problems() {
        return parser.problems;
    }
}
