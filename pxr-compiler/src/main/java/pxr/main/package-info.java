/// The commands, and the pipeline behind `compile`.
///
/// [pxr.main.Compilation] is the compiler in one method: find the sources, see which of them
/// changed, bind those and whom their changes affect ([pxr.main.Update]), write them into the
/// index, commit. Each command is a class of its own that the root command lists; it parses nothing
/// and formats little, and what goes wrong it throws as a [pxr.diagnostic.InputException], which
/// the root command turns into one line and exit code 1. Results go to the command line's out,
/// everything else to its err.
///
/// Begin reading at [pxr.main.Compilation#run].
@NullMarked
package pxr.main;

import org.jspecify.annotations.NullMarked;
