/// What a running kernel tells the outside: records of calls and returns, and who reads them.
///
/// A traced kernel's classes are woven when a class loader of their own loads them (`trace.weave`),
/// so no line of the kernel speaks of tracing and an untraced kernel pays nothing. The types of
/// this package are the ones that both sides share: the woven kernel writes, the reader reads.
///
/// A method is known by the symbol that the cross-reference gives it, an object by a number that
/// the recorder gives it at first sight, a time by the machine's own clock. So the same seed gives
/// the same records, bit for bit.
///
/// Records stand in one ring ([trace.RecordWords] says how), written by [trace.Pen]; counts of
/// calls are kept apart from them and are exact, however short the ring is.
///
/// Begin with [trace.TracedKernel].
@NullMarked
package trace;

import org.jspecify.annotations.NullMarked;
