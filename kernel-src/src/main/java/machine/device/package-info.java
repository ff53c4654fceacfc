/// What a computer has besides processors: the two clocks that interrupt it.
///
/// A device is reached through its registers, by the numbers and bits of its data sheet, and drives
/// one interrupt line ([machine.device.IrqLine]), which is wired to the I/O APIC. What happens in
/// it by itself happens at a time that it tells beforehand ([machine.cpu.TimedDevice]); so a clock
/// costs nothing between its interrupts.
///
/// Begin with [machine.device.IntervalTimer].
@NullMarked
package machine.device;

import org.jspecify.annotations.NullMarked;
