/// The laws of files.
@NullMarked
package nt.io;

import org.jspecify.annotations.NullMarked;
