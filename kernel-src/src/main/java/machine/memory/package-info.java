/// Physical memory: pages of 4 kB that exist once they have been written to.
///
/// A page that was never written reads as zeros and costs nothing. Two memories can share pages
/// ([machine.memory.PhysicalMemory#copy]); whichever writes first gets a page of its own. That
/// makes a copy of a whole machine's memory as cheap as its page directory, which is what
/// checkpoints of a run need.
@NullMarked
package machine.memory;

import org.jspecify.annotations.NullMarked;
