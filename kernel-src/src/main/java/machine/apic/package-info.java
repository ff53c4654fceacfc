/// The local interrupt controller of each processor with its timer, the one that devices are wired
/// to, and the bus between them.
///
/// An interrupt is a vector, 0 to 255; its upper four bits are its urgency. A requested vector
/// waits in the *request register* until it is more urgent than both the *task priority*, which the
/// kernel sets, and whatever is *in service*. Then the processor takes it at its next point, and
/// the service says when it is done with it ([machine.apic.LocalApic#endOfInterrupt]). Requests for
/// one vector do not add up.
///
/// Where interrupts come from: from the local controller itself ([machine.apic.ApicTimer]); from
/// another one, by its command register ([machine.apic.LocalApic#command]); from a device, whose
/// line the I/O APIC turns into a message ([machine.apic.IoApic]). The last two travel over
/// [machine.apic.ApicBus].
@NullMarked
package machine.apic;

import org.jspecify.annotations.NullMarked;
