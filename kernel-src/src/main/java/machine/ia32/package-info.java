/// The IA-32 processor: registers, decoder, interpreter, exceptions.
@NullMarked
package machine.ia32;

import org.jspecify.annotations.NullMarked;
