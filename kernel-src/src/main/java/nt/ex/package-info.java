/// What the executive's parts share: locks for threads, lists without locks, and tables that turn
/// numbers into objects.
///
/// | lock | owner is | waits on | shared | again by its owner |
/// |---|---|---|---|---|
/// | [nt.ex.FastMutex] | at `APC_LEVEL` | event | no | no |
/// | [nt.ke.KGuardedMutex] | in a guarded region | gate | no | no |
/// | [nt.ex.PushLock] | in a critical region | gate | yes | no |
/// | [nt.ex.Resource] | in a critical region | semaphore, event | yes | yes |
///
/// All of them take one interlocked operation, or one spin lock, as long as nobody competes.
/// [nt.ex.RundownRef] and [nt.ex.FastRef] keep objects alive rather than to themselves;
/// [nt.ex.KeyedEvent] is what user mode builds its own locks with.
///
/// [nt.ex.HandleTable] turns numbers into objects, and keeps an object from going away between
/// being found and being referenced. [nt.ex.Identifiers] gives numbers that nobody else has.
///
/// Begin with [nt.ex.FastMutexes], then [nt.ex.PushLocks]; then the handle table.
@NullMarked
package nt.ex;

import org.jspecify.annotations.NullMarked;
