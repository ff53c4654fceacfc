/// The memory manager: gives every process an address space of 4 GB and lets all of them share the
/// frames that there are.
///
/// **What a page can be.** A page of an address space is described by a word, its page table entry
/// ([nt.mm.MmPte]). If the entry is valid the processor translates by it and the kernel is not
/// asked. If it is not, the processor does not look at the other 31 bits, and they say where the
/// page is instead:
///
/// | the entry is | the page |
/// |---|---|
/// | 0 | is as its VAD says ([nt.mm.MmVad]): not committed, zeros, or part of a section |
/// | demand-zero | is zeros, but has a protection of its own |
/// | in transition | is in a frame still, which has not been reused since it was taken away |
/// | in a page file | has been written there |
/// | a prototype's | is shared, and the entry that all share ([nt.mm.Segment]) says where it is |
///
/// **What a frame can be** is the other side of the same, and stands in the page frame database
/// ([nt.mm.PfnDatabase], [nt.mm.MmPfn]).
///
/// ```
///             first touched                    trimmed, was written to
///  Zeroed ──────────────────►  ActiveAndValid ────────────────────────► Modified
///    ▲                          ▲   │  ▲   ▲                              │
///    │ zero page thread         │   │  │   └─────── touched again ────────┤ modified page writer
///    │                          │   │  │                                  ▼
///   Free ◄───── deleted ────────┼───┘  └─────────── touched again ───── Standby
///    │                          │       trimmed, was not written to ──►   │
///    └──────────────────────────┴────────── used for another page ────────┘
/// ```
///
/// **Who brings a page.** The processor faults, [nt.mm.Faults] finds out what the entry says and
/// makes it valid, and the instruction is done again. What it must ask a disk for it asks without
/// holding a lock; another thread that wants the same page meanwhile waits for the same reading (a
/// *collided* fault).
///
/// **Who takes it away.** Each address space has a working set: the pages that it has in its valid
/// entries ([nt.mm.WorkingSet]). When frames get scarce the balance set manager ages and trims them
/// ([nt.mm.WorkingSetManager]), the modified page writer ([nt.mm.ModifiedPageWriter]) saves what
/// was written to, and the zero page thread ([nt.mm.ZeroPageThread]) clears what is free.
///
/// **Nothing is promised that cannot be kept.** Memory is committed before it is used, against
/// frames and page files together ([nt.mm.Commitment]), so a fault never fails for want of room.
///
/// **Locks**, in the order in which they are taken: the lock of an address space's layout
/// (`AddressCreationLock`), its working set's lock, the PFN lock. Entries of page tables change
/// under the working set's lock, those of prototypes and the frame database under the PFN lock.
/// None is held while a disk is waited for.
///
/// Begin with [nt.mm.Faults], then [nt.mm.PfnDatabase] and [nt.mm.VirtualAllocation].
@NullMarked
package nt.mm;

import org.jspecify.annotations.NullMarked;
