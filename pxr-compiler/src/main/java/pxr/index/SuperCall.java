package pxr.index;

/** Tells the calls that run the very method they name: those on `super`. */
public final class SuperCall {

    private static final String SUPER = "super";

    private SuperCall() {}

    /**
     * Whether the method named at the offset is called as `super.name` or given as `super::name`.
     */
    public static boolean isAt(String text, int offset) {
        int end = skipBlanks(text, skipTypeArguments(text, skipBlanks(text, offset)));
        if (text.startsWith("::", end - 2)) end -= 2;
        else if (end > 0 && text.charAt(end - 1) == '.') end--;
        else return false;
        int start = skipBlanks(text, end) - SUPER.length();
        return text.startsWith(SUPER, start)
                && (start == 0 || !Character.isJavaIdentifierPart(text.charAt(start - 1)));
    }

    /** `super.<K>name` */
    private static int skipTypeArguments(String text, int before) {
        int depth = 0;
        int i = before;
        do {
            char c = i == 0 ? ' ' : text.charAt(i - 1);
            if (c == '>') depth++;
            else if (c == '<') depth--;
            else if (depth > 0 && (c == ';' || c == '{' || c == '}')) return before;
            if (depth > 0 || c == '<') i--;
        } while (depth > 0 && i > 0);
        return i;
    }

    private static int skipBlanks(String text, int before) {
        int i = before;
        while (i > 0 && Character.isWhitespace(text.charAt(i - 1))) i--;
        return i;
    }
}
