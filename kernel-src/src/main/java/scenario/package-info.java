/// Programs for the kernel, each small and made to show one thing, and the ways to run them.
///
/// A [scenario.Scenario] is what the system does once it is up, in place of a first user program.
/// It runs in the thread of phase 1 and starts threads of its own. It also makes a
/// [scenario.Claim], which is judged from the trace of the run and the cost of its locks alone: the
/// judge sees calls of the kernel's routines, and those by which the program says who plays which
/// role ([scenario.Program#startIn]) and how far it has come ([scenario.Program#mark]).
///
/// Run one headless with [scenario.HeadlessRun], or boot it for watching with [scenario.TracedRun].
/// [scenario.Explorer] runs one with many seeds, looks whether an invariant of the kernel is ever
/// broken or its claim fails, and makes a schedule with which that happens as short as it can.
///
/// Begin with [scenario.SuspendLatency].
@NullMarked
package scenario;

import org.jspecify.annotations.NullMarked;
