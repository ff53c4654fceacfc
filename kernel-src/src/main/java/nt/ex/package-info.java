/// What the executive's parts share. So far: the tables that turn numbers into objects.
@NullMarked
package nt.ex;

import org.jspecify.annotations.NullMarked;
