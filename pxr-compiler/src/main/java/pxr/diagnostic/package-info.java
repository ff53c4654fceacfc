/// What is wrong with the input, as data.
///
/// Compiling never stops at bad input: the part that is wrong becomes a [pxr.diagnostic.Diagnostic]
/// with its place and is left out, and the rest is compiled. Only where there is nothing left to
/// work on, an [pxr.diagnostic.InputException] ends the work.
///
/// This package knows nothing of the others; all others may report here.
@NullMarked
package pxr.diagnostic;

import org.jspecify.annotations.NullMarked;
