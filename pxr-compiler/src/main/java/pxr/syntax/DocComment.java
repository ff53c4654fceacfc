package pxr.syntax;

/// A documentation comment.
///
/// @param text what stands between its delimiters; of a Markdown comment the lines without `///`
/// @param start the comment's first char
/// @param end the char behind the comment
public record DocComment(String text, int start, int end, boolean markdown) {}
