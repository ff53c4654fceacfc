/// The laws of lists.
@NullMarked
package nt.rtl;

import org.jspecify.annotations.NullMarked;
