/// The laws of the dispatcher, over many seeds.
@NullMarked
package nt.ke;

import org.jspecify.annotations.NullMarked;
