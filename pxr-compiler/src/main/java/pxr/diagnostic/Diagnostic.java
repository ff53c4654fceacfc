package pxr.diagnostic;

import java.util.Locale;

/// A problem with the input, with its place and a remedy. Bad input never throws: it is reported as
/// one of these, and the rest of the input is compiled.
///
/// @param file the file as the user knows it
/// @param line from 1, or 0 when the whole file is meant
/// @param column from 1, or 0
/// @param message what is wrong and, where there is one, the remedy; one line
public record Diagnostic(Severity severity, String file, int line, int column, String message) {

    public static Diagnostic error(String file, int line, int column, String message) {
        return new Diagnostic(Severity.ERROR, file, line, column, message);
    }

    public static Diagnostic warning(String file, int line, int column, String message) {
        return new Diagnostic(Severity.WARNING, file, line, column, message);
    }

    /**
     * In the form that editors and terminals make clickable: `file:line:column: error: message`.
     */
    @Override
    public String toString() {
        String place =
                line == 0
                        ? file
                        : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
        return place + ": " + severity.name().toLowerCase(Locale.ROOT) + ": " + message;
    }
}
