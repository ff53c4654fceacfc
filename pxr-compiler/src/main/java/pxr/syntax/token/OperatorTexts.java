package pxr.syntax.token;

import com.github.javaparser.GeneratedJavaParserConstants;

/** How operators and separators are spelled. */
final class OperatorTexts {

    private static final String[] TEXTS = new String[GeneratedJavaParserConstants.GT + 1];

    static {
        for (int kind = GeneratedJavaParserConstants.LPAREN; kind < TEXTS.length; kind++) {
            TEXTS[kind] = Words.unquoted(kind);
        }
    }

    private OperatorTexts() {}

    static String of(int kind) {
        return TEXTS[kind];
    }
}
