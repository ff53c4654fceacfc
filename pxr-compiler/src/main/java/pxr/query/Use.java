package pxr.query;

import pxr.symbol.Occurrence;

/// One use of a symbol with what a list of uses shows.
///
/// @param line of the token, from 1
/// @param column of the token, from 1
/// @param lineText the whole line without its terminator
/// @param enclosing id of the innermost declared member or type whose declaration holds the use, of
///   one in a doc comment what the comment is about; empty outside of types
/// @param isExact whether it is a call that no overriding method can answer: one on `super`
public record Use(
        String file,
        int line,
        int column,
        Occurrence occurrence,
        String lineText,
        String enclosing,
        boolean isExact) {}
