package pxr.syntax;

/// An identifier token.
///
/// @param offset of its first char in the file, from 0, in UTF-16 chars
public record Id(String text, int offset) {}
