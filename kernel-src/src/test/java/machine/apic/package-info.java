/// The laws of the interrupt controller.
@NullMarked
package machine.apic;

import org.jspecify.annotations.NullMarked;
