/// The processor: a stack to run on, an interrupt line, and the points at which time passes.
///
/// The kernel is Java code, so a processor has no instructions to fetch. What it has is an
/// [machine.cpu.ExecutionStack] (the call chain it is carrying out), a flag that lets interrupts
/// in, a table of interrupt services, and `fs`, the register by which kernel code finds the data of
/// the processor it is on.
///
/// **Time moves only at points.** Code running on a processor calls [machine.cpu.Processor#point]
/// wherever another processor could see or disturb what it does: at every lock operation, change of
/// interrupt level, and interlocked operation. There, and nowhere else, the clock advances, an
/// interrupt comes in, or another processor gets its turn. What lies between two points is atomic.
/// An interrupt is a plain call on the interrupted stack.
///
/// Pure computing is not a series of points but one stretch of cycles
/// ([machine.cpu.Processor#execute]), and a halted processor is skipped: so a second of idling
/// costs nothing but its clock interrupts.
///
/// **What the model hides.** There is one carrier thread, so memory is sequentially consistent;
/// caches, pipelines and the cost of single instructions do not exist.
///
/// Begin with [machine.cpu.Processor].
@NullMarked
package machine.cpu;

import org.jspecify.annotations.NullMarked;
