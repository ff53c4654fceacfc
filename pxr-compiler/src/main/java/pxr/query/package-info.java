/** The query language and the reading side of the index, shared by commands, pages and server. */
@NullMarked
package pxr.query;

import org.jspecify.annotations.NullMarked;
