/// Physical memory, and a processor's way to it.
///
/// [machine.memory.PhysicalMemory] is pages of 4 kB that exist once they are used. Two memories can
/// share pages ([machine.memory.PhysicalMemory#copy]); whichever writes first gets a page of its
/// own. That makes a copy of a whole machine's memory as cheap as its page directory, which is what
/// checkpoints of a run need.
///
/// [machine.memory.Mmu] is what each processor has in front of it: page tables that lie in memory
/// ([machine.memory.PageWalk]), and a [machine.memory.Tlb] that remembers what they said. It knows
/// the two formats of 32-bit processors, with accessed and dirty bits, large and global pages.
///
/// Processors keep what they have decoded or translated. They mark the bytes it was made from
/// ([machine.memory.PhysicalMemory#markCode]) and are told when somebody writes there, be it a
/// processor, the kernel or a device: so code that changes itself costs nothing to code that does
/// not. What holds: a page with a mark is in no TLB for writing.
@NullMarked
package machine.memory;

import org.jspecify.annotations.NullMarked;
