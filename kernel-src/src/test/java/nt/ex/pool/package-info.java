/** Tests of pool. */
@NullMarked
package nt.ex.pool;

import org.jspecify.annotations.NullMarked;
