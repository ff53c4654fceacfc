package pxr.syntax;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Position;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import pxr.diagnostic.Diagnostic;
import pxr.diagnostic.Diagnostics;
import pxr.source.SourceFile;

/// Parses one file at a time; each thread needs a parser of its own.
///
/// What cannot be parsed becomes a diagnostic, and the rest of the file is still converted.
public final class SyntaxParser {

    /**
     * Reports no more than the first problems of a file: the rest are mostly their consequences.
     */
    private static final int REPORTED = 3;

    private static final int FIRST_WITH_VAR = 10;

    private final JavaParser parser;
    private final boolean varIsType;
    private final Diagnostics diagnostics;

    /// A parser for the language of a release.
    ///
    /// @param release 0 for the newest
    public SyntaxParser(int release, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.varIsType = release > 0 && release < FIRST_WITH_VAR;
        ParserConfiguration configuration =
                new ParserConfiguration().setLanguageLevel(level(release));
        // What they do after a parse, mostly to check what the language of a release allows, takes
        // as long as the parse.
        configuration.getProcessors().clear();
        this.parser = new JavaParser(configuration);
    }

    private static ParserConfiguration.LanguageLevel level(int release) {
        return Arrays.stream(ParserConfiguration.LanguageLevel.values())
                .filter(level -> level.name().equals("JAVA_" + release))
                .findFirst()
                .orElse(ParserConfiguration.LanguageLevel.BLEEDING_EDGE);
    }

    public SyntaxUnit parse(SourceFile file) {
        if (file.text().indexOf('\0') >= 0) {
            report(file, 0, 0, "this is no text; it is left out");
            return empty(file);
        }
        ParseResult<CompilationUnit> result;
        try {
            result = parser.parse(file.text());
        } catch (RuntimeException | StackOverflowError failure) {
            report(file, 0, 0, "the parser gives up on this file; it is left out");
            return empty(file);
        }
        result.getProblems().stream().limit(REPORTED).forEach(p -> report(file, p));
        return result.getResult().map(unit -> convert(file, unit)).orElseGet(() -> empty(file));
    }

    private SyntaxUnit convert(SourceFile file, CompilationUnit unit) {
        return new UnitConverter(new Converter(new Positions(file.lines()), varIsType))
                .convert(file, unit);
    }

    private static SyntaxUnit empty(SourceFile file) {
        return new SyntaxUnit(file, null, List.of(), List.of(), null);
    }

    private void report(SourceFile file, Problem problem) {
        Optional<Position> place =
                problem.getLocation().flatMap(l -> l.getBegin().getRange()).map(r -> r.begin);
        String message = problem.getMessage().lines().findFirst().orElse("syntax error");
        report(file, place.map(p -> p.line).orElse(0), place.map(p -> p.column).orElse(0), message);
    }

    private void report(SourceFile file, int line, int column, String message) {
        diagnostics.report(Diagnostic.error(file.path(), line, column, message));
    }
}
