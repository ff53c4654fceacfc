/// Objects that the system counts references to: their types and headers.
///
/// An object lives as long as something refers to it. The last reference given back deletes it, by
/// the procedure of its type. Names, handles and directories come later.
@NullMarked
package nt.ob;

import org.jspecify.annotations.NullMarked;
