@NullMarked
package nt.ob;

import org.jspecify.annotations.NullMarked;
