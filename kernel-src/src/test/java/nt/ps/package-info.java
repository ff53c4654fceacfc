/// The laws of the dispatcher, over many seeds.
@NullMarked
package nt.ps;

import org.jspecify.annotations.NullMarked;
