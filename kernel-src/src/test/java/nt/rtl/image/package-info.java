/// The laws of images.
@NullMarked
package nt.rtl.image;

import org.jspecify.annotations.NullMarked;
