/// The laws of the simulated machine.
@NullMarked
package machine;

import org.jspecify.annotations.NullMarked;
