/// What doc comments refer to, read from their text: the grammar of JavaDoc's tags and references.
///
/// [DocReferences] finds the references of one comment. It reads what the comment says without its
/// frame of stars or slashes ([DocText], which remembers where each line stands in the file), goes
/// through text, markup and tags as javac's own reader does, and gives each signature such as
/// `Map.Entry#getKey()` to [ReferenceReader]. In Markdown comments code is passed over
/// ([MarkdownBlocks]) and links without a destination are signatures too ([MarkdownLinks], JEP
/// 467).
///
/// Invariants: what javac's DocTrees hold as a reference is one here, at the same place, and
/// nothing else is; so a tag that is malformed, or a comment behind `@code` at the beginning of a
/// line, has none. Nothing here knows what a name means.
///
/// Begin with [DocReference].
@NullMarked
package pxr.syntax.doc;

import org.jspecify.annotations.NullMarked;
