package pxr.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;

/// One project's index, open for reading: everything that pages, commands and the server ask.
///
/// A reader sees one commit of the index from when it was opened until [#refresh]. All methods may
/// be called from any thread. Lists come in a fixed order: by file, then offset, unless said
/// otherwise.
public interface CrossReference extends AutoCloseable {

    IndexInfo info();

    /** Goes on with the newest commit; returns whether there was one newer than before. */
    boolean refresh();

    /** Reads what first answers would wait for; to be called aside while nobody asks. */
    void prepare();

    /** The paths of all files, sorted. */
    List<String> files();

    Optional<IndexedFile> file(String path);

    /** The symbol with the id, if the project declares it. */
    Optional<SymbolEntry> symbol(String id);

    /** Those of the ids that the project declares, by one look-up; for pages with many links. */
    Map<String, SymbolEntry> symbols(Collection<String> ids);

    /// The symbols of those kinds that the project declares, sorted by name, then id. They come
    /// without their doc comments: those of all are the text of all files.
    List<SymbolEntry> symbolsOfKind(Set<SymbolKind> kinds);

    /** The members of a type, or the types of a package, in source order by file. */
    List<SymbolEntry> members(String owner);

    /**
     * Where the symbol is used in those roles; at most `limit` uses, for all give
     * [Integer#MAX_VALUE].
     */
    List<Use> uses(String symbol, Set<Role> roles, int limit);

    /** How many uses there are of the symbol in those roles. */
    long useCount(String symbol, Set<Role> roles);

    /// The calls that may run the method: those that name it, then those of what it overrides.
    List<Use> callsTo(String method);

    /// The calls that the symbol makes, as the package's documentation defines them: the uses whose
    /// symbol is what is called.
    List<Use> callsFrom(String symbol);

    /// What a call can name.
    ///
    /// @param isExact whether no overriding method can answer instead
    record Callee(String symbol, boolean isExact) {}

    /// What each of the symbols calls, without the places, and so without reading a file; symbols
    /// that call nothing are left out.
    Map<String, List<Callee>> callees(Collection<String> symbols);

    /** All methods that override or implement each of the methods, directly or not, sorted. */
    Map<String, List<String>> overriding(Collection<String> methods);

    /** All methods that each of the methods overrides or implements, directly or not, sorted. */
    Map<String, List<String>> overridden(Collection<String> methods);

    /** The types that name the type among their direct supertypes. */
    List<SymbolEntry> subtypes(String type);

    /** The methods that directly override or implement the method. */
    List<SymbolEntry> overriders(String method);

    /// Symbols for a search box, best first: exact name, prefix, initials and camel case (`KWFSO`),
    /// dotted abbreviation (`j.u.c.CHM`), substring; where there is none, one typing error is
    /// forgiven.
    ///
    /// @param kinds the kinds wanted; all when empty
    List<SymbolEntry> lookup(String text, Set<SymbolKind> kinds, int limit);

    /// Answers a query of the query language; never fails on a query's text.
    SearchResult search(String query, int limit);

    @Override
    void close();
}
