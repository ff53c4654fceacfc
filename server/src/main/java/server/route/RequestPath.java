package server.route;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/// The path of a request as a page path: decoded once, without the leading slash.
///
/// Pages are looked up by name, never as files; the checks keep that true for whatever resolves a
/// path later.
final class RequestPath {

    /** In chars as sent; the longest symbol pages need a few hundred. */
    static final int LONGEST = 4096;

    private RequestPath() {}

    /// Empty when the path is malformed or has `..`, `.` or empty segments, control characters or
    /// backslashes.
    ///
    /// @param raw as in the request line, percent-encoded
    static Optional<String> parse(String raw) {
        if (!raw.startsWith("/") || raw.length() > LONGEST) return Optional.empty();
        return decode(raw.substring(1)).filter(RequestPath::isPlain);
    }

    private static Optional<String> decode(String raw) {
        if (raw.indexOf('%') < 0) return Optional.of(raw);
        var bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '%') {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            if (i + 2 >= raw.length()) return Optional.empty();
            int high = Character.digit(raw.charAt(i + 1), 16);
            int low = Character.digit(raw.charAt(i + 2), 16);
            if (high < 0 || low < 0) return Optional.empty();
            bytes.write(high << 4 | low);
            i += 2;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()))
                            .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(String path) {
        return !path.startsWith("/")
                && !path.contains("//")
                && path.indexOf('\\') < 0
                && path.chars().noneMatch(Character::isISOControl)
                && Stream.of(path.split("/", -1)).noneMatch(s -> s.equals(".") || s.equals(".."));
    }
}
