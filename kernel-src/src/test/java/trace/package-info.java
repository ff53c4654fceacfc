@NullMarked
package trace;

import org.jspecify.annotations.NullMarked;
