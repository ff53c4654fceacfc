/// The images that come with the system.
@NullMarked
package user;

import org.jspecify.annotations.NullMarked;
