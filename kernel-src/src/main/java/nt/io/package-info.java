/// The files that the system starts from.
@NullMarked
package nt.io;

import org.jspecify.annotations.NullMarked;
