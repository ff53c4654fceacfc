package pxr.syntax;

import pxr.diagnostic.Diagnostics;
import pxr.source.SourceFile;
import pxr.syntax.token.Tokens;
import pxr.syntax.token.Words;

/// Parses one file at a time; each thread needs a parser of its own.
///
/// What cannot be parsed becomes a diagnostic, and the rest of the file is still converted.
public final class SyntaxParser {

    private static final int FIRST_WITH_VAR = 10;
    private static final String MODULE_FILE = "module-info.java";

    private final int release;
    private final Diagnostics diagnostics;
    private final Words words = new Words();

    /// A parser for the language of a release.
    ///
    /// @param release 0 for the newest
    public SyntaxParser(int release, Diagnostics diagnostics) {
        this.release = release;
        this.diagnostics = diagnostics;
    }

    public SyntaxUnit parse(SourceFile file) {
        boolean isModule = file.path().endsWith(MODULE_FILE);
        Tokens tokens = Tokens.of(file.text(), words, release, isModule);
        SyntaxErrors errors = new SyntaxErrors(file, diagnostics);
        tokens.problems().forEach(p -> errors.reportAlways(p.offset(), p.message()));
        boolean varIsType = release > 0 && release < FIRST_WITH_VAR;
        SyntaxUnit unit =
                new UnitConverter(new Converter(tokens, errors, varIsType), file).convert();
        errors.finish();
        return unit;
    }
}
