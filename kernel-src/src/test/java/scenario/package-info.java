/// What can be seen of a run from outside.
@NullMarked
package scenario;

import org.jspecify.annotations.NullMarked;
