package pxr.syntax.token;

import static com.github.javaparser.GeneratedJavaParserConstants.*;

/** What the kinds of JavaParser's tokens have in common. */
public final class TokenKinds {

    private TokenKinds() {}

    /** Whether it is a modifier, which may stand before any declaration. */
    public static boolean isModifier(int kind) {
        return switch (kind) {
            case PUBLIC, PROTECTED, PRIVATE, STATIC, ABSTRACT, FINAL, NATIVE, SYNCHRONIZED -> true;
            case TRANSIENT, VOLATILE, STRICTFP, SEALED, NON_SEALED, _DEFAULT -> true;
            default -> false;
        };
    }

    /** Whether it is the keyword of a class; that of an annotation interface is the interface's. */
    public static boolean isClass(int kind) {
        return kind == CLASS || kind == INTERFACE || kind == ENUM || kind == RECORD;
    }
}
