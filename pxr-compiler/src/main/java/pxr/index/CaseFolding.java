package pxr.index;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Makes upper and lower case alike, char by char, so that a folded text has the offsets of the
/// text itself. Two chars are alike exactly when [String#equalsIgnoreCase] says so.
public final class CaseFolding {

    private CaseFolding() {}

    public static char fold(char c) {
        if (c < 128) return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    /** A new set, which may be changed. */
    static Set<String> foldAll(Collection<String> texts) {
        Set<String> folded = new HashSet<>();
        for (String text : texts) folded.add(fold(text));
        return folded;
    }

    public static String fold(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) chars[i] = fold(chars[i]);
        return new String(chars);
    }
}
