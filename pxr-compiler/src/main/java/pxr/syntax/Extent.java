package pxr.syntax;

/// Where a declaration stands in its file, without its doc comment.
///
/// @param start its first char, from 0
/// @param end the char behind it
public record Extent(int start, int end) {}
