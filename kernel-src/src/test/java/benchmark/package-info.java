/// What is measured is right.
@NullMarked
package benchmark;

import org.jspecify.annotations.NullMarked;
