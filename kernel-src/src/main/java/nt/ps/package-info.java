/// Processes and threads as the system and its programs know them: with numbers, lives and limits.
///
/// # Theory
///
/// A process and a thread begin with what the dispatcher needs of them ([nt.ke.KProcess],
/// [nt.ke.KThread]). Here is the rest. Both are objects: somebody can refer to them after their
/// end, and then finds how they ended and what they used. Their numbers come from one table
/// ([nt.ps.ClientIds]), so no process has the number of a thread.
///
/// **Beginning.** [nt.ps.UserProcesses] makes a process out of the section of an image: address
/// space, `ntdll` ([nt.ps.SystemDll]), environment block, handles. It has no thread then.
/// [nt.ps.UserThreads] makes one that begins in `ntdll`, by a user call that waits for it before it
/// is in user mode for the first time. Threads of the system never go there; they are made by
/// [nt.ps.ProcessManager#PsCreateSystemThread].
///
/// **End.** A thread ends itself, and a process ends with its last thread: see [nt.ps.Termination].
/// What each gives back is in [nt.ps.ProcessRundown].
///
/// **Limits.** What a process may use is in its quota block ([nt.ps.Quotas]); what a group of
/// processes may, in their job ([nt.ps.Jobs]).
///
/// # Invariants
///
/// * When a process is signaled, all its threads are.
/// * A thread keeps its process, a process its job; nothing keeps a thread but itself while it
///   runs.
/// * A process to which `processDelete` has been said gets no other thread.
/// * A job's totals and its living processes together count each process once.
///
/// # Locks, in the order in which they are taken
///
/// | lock | guards |
/// |---|---|
/// | PspJobListLock | the list of jobs, and their sets |
/// | JobLock, in each job | its processes, limits and accounts |
/// | PspActiveProcessMutex | the list of processes |
/// | ProcessLock, in each process | its threads, and whether it can get another one |
///
/// Rundown protection of a process or thread keeps it from ending; it is acquired before any of
/// these.
///
/// Begin with [nt.ps.UserThreads], then [nt.ps.Termination].
@NullMarked
package nt.ps;

import org.jspecify.annotations.NullMarked;
