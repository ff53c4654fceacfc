/// The query language and the reading side of the index, shared by commands, pages and server.
///
/// **Reading.** [CrossReference] is all that others ask; [LuceneCrossReference] answers from a
/// Lucene directory. Each question is put to one `Snapshot`, which is one commit: what another
/// process commits meanwhile is seen after [CrossReference#refresh] and never in the middle of an
/// answer. A snapshot names documents by number, `Documents` reads what they store, `Uses`,
/// `Symbols` and `CallGraph` make records of it.
///
/// **Queries.** The grammar is that of [QueryParser], the fields are [QueryField]'s, and both go by
/// the names of other tools too. There is no query that cannot be read: what is no operator is
/// text, and what cannot be done is left out with a note. A query holds for a file or does not;
/// those of its parts that are not negated say what to show of the file: symbols, then calls, then
/// lines.
///
/// ```
/// text ─ QueryLexer ─ QueryParser ─ Query ─ SearchPlan ─ SearchNode ─ Search ─ SearchResult
///                                  options   asks the      is held     keeps the
///                                  notes     index          against     first hits
///                                                           each file
/// ```
///
/// `SearchPlan` asks the index only for files that *may* match, as a set of documents; the node
/// that it makes then looks at what those files hold, so that an answer is exact however coarse the
/// index is. Text is looked at in blocks of some lines, of which `TextPlan` finds those that may
/// match by trigrams: a literal's own, and for a regular expression those of the texts without
/// which it cannot match (`RegexNeeds`).
///
/// **Symbols.** What people type for a name is an `Abbreviation`; how it matches a name is a
/// `NameMatch`, in tiers; within a tier `SymbolScore` gives points. The tests have a set of judged
/// queries (`judged/`), and a change of the points must not lower its figure.
///
/// **What a call is.** A call is a place in the code that names a method or constructor in one of
/// [pxr.symbol.Role#CALLING]: a call as such, `this(…)` and `super(…)` among them, a creation, an
/// enum constant, and a method reference, which is called by whoever it is given to. What the
/// language does without naming it is none: the `super()` that is not written, `iterator()` of a
/// loop, `close()` of a resource, `toString()` in a concatenation, boxing. The caller is the
/// innermost member or type in whose declaration the place is; code in a lambda is of the member
/// around it, code in an anonymous class of that class's member, initializers are of the field or,
/// without one, of the type.
///
/// **What a call reaches.** The method named, and every method that overrides or implements it,
/// directly or not, be it inherited into the class that implements (`via:` in
/// [pxr.symbol.FileFacts.Override]); a call on `super` only the method named.
///
/// Both hold for whoever asks: `callers` is the inverse of `callees`, and a way from one method to
/// another is made of what calls reach.
///
/// **Bounds.** A search has a time budget, which also stops regular expressions that run away, and
/// gives what it has when that ends, saying so. Lines are counted as far as it matters to know,
/// unless the query says `count:all`.
///
/// Begin reading at [CrossReference], for queries at [QueryParser] and `SearchPlan`, for names at
/// `SymbolLookup`.
@NullMarked
package pxr.query;

import org.jspecify.annotations.NullMarked;
