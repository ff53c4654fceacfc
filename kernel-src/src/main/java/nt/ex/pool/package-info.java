/// Pool: the kernel's own memory, in blocks of any size.
///
/// Pages of pool are divided into blocks of multiples of 8 bytes. Each begins with a header of 8
/// bytes that tells its own size, that of the block before it, and a *tag* of four letters that
/// says who has it. Blocks lie side by side from the start of a page to its end, so both neighbours
/// of a block are found from its header. What is freed is joined with free neighbours; a page that
/// is free as a whole goes back. A block too large for a page gets pages of its own.
///
/// ```
///  page ┌────────┬──────────────┬────────┬─────────┬────────┬────────────────────┐
///       │ header │ 'Even'       │ header │ free    │ header │ 'MmSt'             │
///       └────────┴──────────────┴────────┴─────────┴────────┴────────────────────┘
///         PreviousSize 0          BlockSize   ◄──── PreviousSize
/// ```
///
/// The headers are in memory that drivers write to, so a driver that writes beyond its block spoils
/// the next header. That is noticed when one of the neighbours is freed: sizes and neighbours must
/// agree, or the system stops. Freeing twice, or with another tag, is noticed, too.
///
/// **Locks.** Blocks that must not be paged are guarded by a numbered queued spin lock, all others
/// by a guarded mutex.
///
/// Begin with [nt.ex.pool.Pool].
@NullMarked
package nt.ex.pool;

import org.jspecify.annotations.NullMarked;
