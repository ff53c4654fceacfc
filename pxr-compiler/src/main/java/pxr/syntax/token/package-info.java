/// Divides a text into tokens (JLS 3) and sees that its braces are in pairs.
///
/// JavaParser's own lexer makes tokens of blanks and comments too, with four objects to each, does
/// not know escapes as the language does, and takes contextual keywords for keywords everywhere.
/// This one hands JavaParser's grammar exactly what the language calls a token, and nothing else:
///
/// ```
/// text ─ Characters ─► escapes translated ─ Lexer ─► Lexemes ─ ContextualKeywords ─ BraceRepair ─► Tokens
/// ```
///
/// Invariants: each step takes time proportional to the text, whatever it holds; every offset that
/// leaves this package is one in the file; the braces of [Tokens] are in pairs.
@NullMarked
package pxr.syntax.token;

import org.jspecify.annotations.NullMarked;
