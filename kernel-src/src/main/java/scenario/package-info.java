/// Programs for the kernel, each small and made to show one thing, and the ways to run them.
///
/// A [scenario.Scenario] is what the system does once it is up, in place of a first user program.
/// It runs in the thread of phase 1 and starts threads of its own. Run one headless with
/// [scenario.HeadlessRun], or boot it for watching with [scenario.TracedRun].
@NullMarked
package scenario;

import org.jspecify.annotations.NullMarked;
