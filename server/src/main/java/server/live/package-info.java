/// The running kernel beside the pages.
///
/// A [TraceSession] owns one traced kernel and the only thread that runs it. It paces simulated
/// time to the reader's: a model that runs as fast as it can shows a blur. Pages read the kernel's
/// trace log, which any thread may do, so however many watch, and however slowly they take what
/// they are sent, the machine neither waits nor runs differently.
///
/// | class | does |
/// |---|---|
/// | [TraceSession] | boots, runs, rests and stops the machine |
/// | [Pace] | how much simulated time is due |
/// | [MethodFeed] | what has changed for one method since its reader was last told |
/// | [Places] | joins the trace's calling sites to files, lines and links |
///
/// Nothing here knows HTTP.
@NullMarked
package server.live;

import org.jspecify.annotations.NullMarked;
