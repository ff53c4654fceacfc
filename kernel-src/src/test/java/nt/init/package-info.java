/// How the system comes up.
@NullMarked
package nt.init;

import org.jspecify.annotations.NullMarked;
