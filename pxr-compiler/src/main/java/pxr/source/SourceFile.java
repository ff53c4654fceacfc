package pxr.source;

/// One source file, read once.
///
/// @param path relative to the source root it was found under, with `/` between the parts; unique
///   in its index
/// @param text decoded as UTF-8, or as UTF-16 where a byte order mark says so; malformed bytes have
///   become U+FFFD
/// @param hash SHA-256 of the bytes, hexadecimal; says whether the file changed
public record SourceFile(String path, String text, String hash) {

    public LineMap lines() {
        return LineMap.of(text);
    }
}
