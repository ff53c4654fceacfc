/// The command line, and what it starts.
///
/// [Main] is `pxr` itself: the root of all subcommands, those of the compiler included. Nothing
/// here is heavy until a subcommand runs: `pxr --help` loads picocli and the commands' own classes,
/// but no logging, no Lucene, no Jetty, and a command's class must therefore name such types only
/// inside its methods. [ServeCommand] puts together what the other packages offer: indexes, a
/// running kernel and the routes over both.
///
/// Every command ends with 0 (done), 1 (the work failed) or 2 (wrong usage), gives results on
/// stdout and everything else on stderr, and meets bad input with one line that says the remedy;
/// only `--debug` shows a stack trace.
@NullMarked
package server.main;

import org.jspecify.annotations.NullMarked;
