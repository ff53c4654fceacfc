/// Translated code does what the interpreter does.
@NullMarked
package machine.ia32.translate;

import org.jspecify.annotations.NullMarked;
