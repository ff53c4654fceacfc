/// What holds for all of the kernel's source: layers, names, no hidden state.
@NullMarked
package tidy;

import org.jspecify.annotations.NullMarked;
