/// Processes and threads as the system knows them: with numbers, names and references.
///
/// A process and a thread begin with what the dispatcher needs of them ([nt.ke.KProcess],
/// [nt.ke.KThread]). Both take their numbers from one table, so no process has the number of a
/// thread. So far all threads are system threads: they run in the kernel only.
///
/// Begin with [nt.ps.ProcessManager#PsCreateSystemThread].
@NullMarked
package nt.ps;

import org.jspecify.annotations.NullMarked;
