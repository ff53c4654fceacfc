package pxr.syntax.token;

/// What is wrong with a token, or with the braces around it.
///
/// @param offset in the file
public record TokenProblem(int offset, String message) {}
