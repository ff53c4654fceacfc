/// The local interrupt controller of each processor, its timer, and the interrupts that processors
/// send each other.
///
/// An interrupt is a vector, 0 to 255; its upper four bits are its urgency. A requested vector
/// waits in the *request register* until it is more urgent than both the *task priority*, which the
/// kernel sets, and whatever is *in service*. Then the processor takes it at its next point, and
/// the service says when it is done with it ([machine.apic.LocalApic#endOfInterrupt]). Requests for
/// one vector do not add up.
@NullMarked
package machine.apic;

import org.jspecify.annotations.NullMarked;
