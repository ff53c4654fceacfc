/// The front end: turns one source text into one [SyntaxUnit].
///
/// JavaParser's grammar reads the tokens that [pxr.syntax.token.Tokens] makes, but its tree does
/// not leave this package. Kept with its tokens it costs 2.2 kB a line, and it misleads in places:
/// the qualifier of `x::m` is always a type, the name of a method reference and the parts of a
/// qualified name have no node, `this(…)` has no position. So it is rewritten at once into a small
/// tree of ours that holds exactly what the language's rules for names ask for, and let go.
///
/// That happens piece by piece. [ItemReader] has JavaParser parse one declaration, with nothing in
/// its braces; converting it opens the braces and reads what is in them in the same way:
///
/// ```
/// class C { … }  ──►  void f() { … }  ──►  if (a) { … }  ──►  g();
/// ```
///
/// Thus JavaParser, which looks ahead a long way, has no long way to look, and an error stays in
/// the statement or member it is in.
///
/// Invariants: trees are immutable and may be read by any thread; every identifier token that can
/// be bound is an [Id] with its offset; nothing here knows what a name means. Ambiguous names (JLS
/// 6.5.2) stay [Expression.Name] and [Expression.Select], whatever they will turn out to be. Any
/// text whatever gives a unit, and where something is missing from it, a diagnostic.
///
/// Begin with [SyntaxUnit], then [Member], [Statement] and [Expression].
@NullMarked
package pxr.syntax;

import org.jspecify.annotations.NullMarked;
