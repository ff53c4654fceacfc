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
/// A fifth is how programs get here: a thread leaves its program by a trap, with a frame that says
/// how it goes on, and comes back by way of the calls that wait for it ([nt.ke.UserMode],
/// [nt.ke.TrapHandlers], [nt.ke.SystemCalls], [nt.ke.Exceptions]).
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
/// What other systems do otherwise can be chosen at boot, one thing at a time, in
/// [nt.ke.BootOptions]. Each is a class beside NT 5.2's, which reads as if there were no other:
///
/// | | NT 5.2 | otherwise |
/// |---|---|---|
/// | waits are guarded by | one lock, [nt.ke.DispatcherDatabase] | a lock for each object, [nt.ke.ObjectLocks] (Windows 7) |
/// | a thread runs where | it may | no core is parked, [nt.ke.CoreParking] (Windows 7) |
/// | time is shared among | threads | sessions, [nt.ke.FairShares] (Server 2008 R2) |
/// | timers are kept | in one table | in a table for each processor, [nt.ke.TimerTableKind] (Windows 7) |
/// | ticks come to | all processors | those awake, [nt.ke.TickDistribution] (Windows 7) |
/// | priorities are | 32, boosted and decayed | 256, inherited, [nt.ke.CeThreads] (Windows CE) |
///
/// With object locks the second row of the table of locks is one lock for each object. Several of
/// them may be held at once, by who waits for several objects, lowest address first.
///
/// # Where to begin
///
/// [nt.ke.Wait#KeWaitForSingleObject], then [nt.ke.Events#KeSetEvent]; then what they end in,
/// [nt.ke.Placement#KiDeferredReadyThread] and [nt.ke.Scheduler]; then [nt.ke.Suspension], which
/// needs all of them.
@NullMarked
package nt.ke;

import org.jspecify.annotations.NullMarked;
