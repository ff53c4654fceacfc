/// IA-32 code translated to bytecode.
@NullMarked
package machine.ia32.translate;

import org.jspecify.annotations.NullMarked;
