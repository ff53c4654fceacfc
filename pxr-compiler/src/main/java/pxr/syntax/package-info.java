/// The front end: turns one source text into one [SyntaxUnit].
///
/// JavaParser reads the text, but its tree does not leave this package. Kept with its tokens it
/// costs 2.2 kB a line, and it misleads in places: the qualifier of `x::m` is always a type, the
/// name of a method reference and the parts of a qualified name have no node, `this(…)` has no
/// position. So [SyntaxParser] rewrites it at once into a small tree of ours that holds exactly
/// what the language's rules for names ask for, and lets the large one go.
///
/// Invariants: trees are immutable and may be read by any thread; every identifier token that can
/// be bound is an [Id] with its offset; nothing here knows what a name means. Ambiguous names (JLS
/// 6.5.2) stay [Expression.Name] and [Expression.Select], whatever they will turn out to be.
///
/// Doc comments stay text ([DocComment]) until `pxr.syntax.doc` looks for the names in them.
///
/// Beside it stands [JavaLexer], for those who want to know of a piece of text only what is a
/// comment, a literal or a word.
///
/// Begin with [SyntaxUnit], then [Member], [Statement] and [Expression].
@NullMarked
package pxr.syntax;

import org.jspecify.annotations.NullMarked;
