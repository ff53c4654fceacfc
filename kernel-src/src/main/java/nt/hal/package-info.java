/// What the kernel sees of the hardware: interrupt request levels, interrupt services, the clock,
/// and requests to other processors.
///
/// **The level.** x86 knows no IRQL; it is an agreement that the interrupt controller's task
/// priority enforces. [nt.hal.InterruptLevels] keeps the level in the processor's control region
/// ([nt.hal.KPcr], which `fs` points to) and sets the task priority that keeps out the vectors of
/// that level and below ([nt.hal.Vector]). Lowering it lets in what has been waiting: that is how
/// deferred procedure calls and thread switches come about, as *software interrupts* that a
/// processor requests of itself.
///
/// **An interrupt** is a call of [nt.hal.Interrupts]: raise to the interrupt's level, serve it,
/// lower to the old level. A software interrupt is off the controller's books before it is served,
/// for serving it may switch to another thread and never come back to this stack.
///
/// **Devices** interrupt at the levels 3 to 26, with the vectors that [nt.hal.Vector#ofDevice]
/// gives them; who serves them is Ke's business.
///
/// Begin with [nt.hal.InterruptLevels].
@NullMarked
package nt.hal;

import org.jspecify.annotations.NullMarked;
