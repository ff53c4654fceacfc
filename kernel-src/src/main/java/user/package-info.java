/// The programs that run at ring 3, as built images.
@NullMarked
package user;

import org.jspecify.annotations.NullMarked;
