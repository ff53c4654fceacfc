@NullMarked
package machine.ia32;

import org.jspecify.annotations.NullMarked;
