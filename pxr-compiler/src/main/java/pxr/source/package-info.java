@NullMarked
package pxr.source;

import org.jspecify.annotations.NullMarked;
