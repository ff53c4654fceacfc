/// The laws of memory.
@NullMarked
package machine.memory;

import org.jspecify.annotations.NullMarked;
