@NullMarked
package pxr.symbol;

import org.jspecify.annotations.NullMarked;
