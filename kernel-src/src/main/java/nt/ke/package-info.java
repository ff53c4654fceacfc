/// The kernel proper: threads, waiting, and everything that runs when nothing may wait.
///
/// # Theory
///
/// A *dispatcher object* is something a thread can wait for; it is signaled or not. A *thread* is
/// running, waits for objects, or waits for a processor. All of Ke is about four questions. Whose
/// wait ends when an object is signaled? ([nt.ke.WaitEnd]) Which processor does a thread get that
/// may go on? ([nt.ke.Placement]) When does a processor leave one thread for another?
/// ([nt.ke.DispatchInterrupt], [nt.ke.Scheduler]) And how is a thread made to do something,
/// whatever it does now? ([nt.ke.Apcs])
///
/// Nothing switches threads at `DISPATCH_LEVEL` or above, except the dispatcher itself, as its last
/// act. What an interrupt wants done, it leaves as a deferred procedure call or as a mark on the
/// processor's control block, and requests the dispatch interrupt, which comes when the level has
/// come down.
///
/// # State
///
/// Types whose names begin with K hold state, with the fields grouped under the lock that guards
/// them. The other classes hold routines, by topic. There is one object of each for a machine;
/// [nt.ke.Ke] makes them in an order in which each knows only those before it.
///
/// # Locks, in the order in which they are taken
///
/// | lock | level | guards |
/// |---|---|---|
/// | ApcQueueLock, in each thread | `SYNCH_LEVEL` | calls queued for it, suspend count |
/// | dispatcher: the queued lock 0 | `SYNCH_LEVEL` | waits, signal states, affinity, timers |
/// | timer table, 16 queued locks | `SYNCH_LEVEL` | the lists of 2 × 16 slots each |
/// | ThreadLock, in each thread | `SYNCH_LEVEL` | priority, quantum |
/// | ObjectLock, in each gate | `SYNCH_LEVEL` | signal state and waits of the gate |
/// | PrcbLock, for each processor | `SYNCH_LEVEL` | ready lists, current and next thread |
/// | DpcLock, for each processor | `HIGH_LEVEL` | queue of deferred procedure calls |
///
/// Of two locks of the same kind no one holds both. [nt.ke.LockRank] is this table as code, and
/// every run is checked against it.
///
/// # Policies
///
/// What later systems do otherwise can be chosen at boot, one thing at a time, in
/// [nt.ke.BootOptions]: how priorities move, how timers are kept, which processors have ticks.
///
/// # Where to begin
///
/// [nt.ke.Wait#KeWaitForSingleObject], then [nt.ke.Events#KeSetEvent]; then what they end in,
/// [nt.ke.Placement#KiDeferredReadyThread] and [nt.ke.Scheduler]; then [nt.ke.Suspension], which
/// needs all of them.
@NullMarked
package nt.ke;

import org.jspecify.annotations.NullMarked;
