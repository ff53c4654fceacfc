/// Laws of what the executive builds on the dispatcher, over many seeds.
@NullMarked
package nt.ex;

import org.jspecify.annotations.NullMarked;
