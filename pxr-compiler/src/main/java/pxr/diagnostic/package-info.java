@NullMarked
package pxr.diagnostic;

import org.jspecify.annotations.NullMarked;
