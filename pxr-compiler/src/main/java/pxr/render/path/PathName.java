package pxr.render.path;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/// Names as parts of paths: readable, the same as a URL and as a file name, on every file system.
///
/// Letters, digits and `_$.,()-` stand for themselves, `@` for `[]`, and `~` with four digits for
/// any other char. A name that becomes too long is cut and ends in `~~` and a hash; only such names
/// cannot be read back.
public final class PathName {

    /**
     * File systems allow 255 bytes; a name needs room for `.html` and for a fragment of a prefix.
     */
    private static final int LONGEST = 180;

    private static final String CUT = "~~";

    private static final Set<String> RESERVED =
            Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "lpt1", "lpt2", "lpt3");

    private PathName() {}

    public static String encode(String name) {
        StringBuilder out = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '[' && name.startsWith("[]", i)) {
                out.append('@');
                i++;
            } else if (isPlain(c)) {
                out.append(c);
            } else {
                escape(c, out);
            }
        }
        return shorten(name, safeAtTheEnds(name, out));
    }

    /** A path of several names: each part between `/` is a name of its own. */
    public static String encodePath(String path) {
        StringBuilder out = new StringBuilder(path.length() + 8);
        int from = 0;
        for (int slash; (slash = path.indexOf('/', from)) >= 0; from = slash + 1) {
            out.append(encode(path.substring(from, slash))).append('/');
        }
        return out.append(encode(path.substring(from))).toString();
    }

    /** The name that was encoded; of a name that was cut something that encodes differently. */
    public static String decode(String encoded) {
        StringBuilder out = new StringBuilder(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '@') {
                out.append("[]");
            } else if (c == '~' && isEscape(encoded, i)) {
                out.append((char) HexFormat.fromHexDigits(encoded, i + 1, i + 5));
                i += 4;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    public static boolean isCut(String encoded) {
        return encoded.contains(CUT);
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "_$.,()-".indexOf(c) >= 0;
    }

    private static boolean isEscape(String encoded, int at) {
        if (at + 5 > encoded.length()) return false;
        for (int i = at + 1; i < at + 5; i++) {
            if (!HexFormat.isHexDigit(encoded.charAt(i))) return false;
        }
        return true;
    }

    private static void escape(char c, StringBuilder out) {
        out.append('~').append(HexFormat.of().toHexDigits(c));
    }

    /** `.` and `..` mean directories, a last dot is lost on Windows, and some names are devices. */
    private static String safeAtTheEnds(String name, StringBuilder encoded) {
        int dot = name.indexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        if (RESERVED.contains(stem.toLowerCase(Locale.ROOT))) {
            char first = encoded.charAt(0);
            encoded.deleteCharAt(0);
            StringBuilder escaped = new StringBuilder();
            escape(first, escaped);
            encoded.insert(0, escaped);
        }
        if (!encoded.isEmpty() && encoded.charAt(0) == '.') encoded.replace(0, 1, "~002e");
        int last = encoded.length() - 1;
        if (last > 0 && encoded.charAt(last) == '.') encoded.replace(last, last + 1, "~002e");
        return encoded.toString();
    }

    private static String shorten(String name, String encoded) {
        if (encoded.length() <= LONGEST) return encoded;
        return encoded.substring(0, LONGEST - 14) + CUT + hash(name);
    }

    private static String hash(String name) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
