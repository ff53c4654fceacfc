/** Tests of the memory manager. */
@NullMarked
package nt.mm;

import org.jspecify.annotations.NullMarked;
