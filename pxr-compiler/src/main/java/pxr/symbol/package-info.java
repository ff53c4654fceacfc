/// What the passes hand to one another about a program: ids, occurrences, declarations, and what
/// ties the files together.
///
/// [pxr.symbol.FileFacts] is all that binding finds out about a file. Most of it is for readers; a
/// file's [pxr.symbol.TypeHeader]s and [pxr.symbol.Lookups] are for the next compilation: what
/// others see of the file, and what the file saw of others. All of these are values, without a way
/// back to trees or tables.
///
/// Begin with [pxr.symbol.SymbolId].
@NullMarked
package pxr.symbol;

import org.jspecify.annotations.NullMarked;
