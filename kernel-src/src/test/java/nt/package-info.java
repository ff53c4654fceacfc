/// What tests of the kernel have in common.
@NullMarked
package nt;

import org.jspecify.annotations.NullMarked;
