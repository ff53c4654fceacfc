/// The cross-reference as an inverted index.
///
/// There is one Lucene document per source file, one per declared symbol and one per block of text
/// ([pxr.index.Schema] lists their fields). The ids of the symbols that a file uses are terms of
/// the file's document, in a field per role, with the number of uses as the term's frequency. Hence
/// the theory of this package in three sentences: *find references* is a look-up of a term,
/// followed by decoding what the few files it names have stored; *counting* them is adding
/// frequencies, without decoding anything; *updating* a file is deleting its documents and adding
/// new ones, all in one commit.
///
/// Text is found by its trigrams, which name blocks of some lines ([pxr.index.TextBlock]); what is
/// in them, the block's text says, compressed so that many of them are read in a millisecond
/// ([pxr.index.Zstandard]).
///
/// The index is also the memory of the compiler: each file's headers and lookups are in its
/// document ([pxr.index.LastCommit] reads them), so the files that a change can affect are found
/// like everything else, by looking up terms ([pxr.index.AffectedFiles]).
///
/// Invariants:
/// - A file's symbols and the file are added as one, in source order, the file last; the blocks of
///   its text as one, in their order, when all files are there.
/// - Where a symbol is declared is stored with the symbol only, so a declaration may move without
///   the documents of the files that use it being touched.
/// - Locals are seen in one file only; they have occurrences there but no terms.
/// - A reader sees a whole commit or none. What a compile wrote before it was killed is not in any
///   commit and goes with the next compile.
/// - Every field is a keyword array, a sorted or numeric doc value, or a stored value: analysis is
///   done here, not by the engine, so that another engine can hold the same documents.
///
/// Begin reading at [pxr.index.Schema], then [pxr.index.FileDocuments] and
/// [pxr.index.IndexBuilder].
@NullMarked
package pxr.index;

import org.jspecify.annotations.NullMarked;
