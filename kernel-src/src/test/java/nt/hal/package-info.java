/// The laws of the hardware abstraction layer.
@NullMarked
package nt.hal;

import org.jspecify.annotations.NullMarked;
