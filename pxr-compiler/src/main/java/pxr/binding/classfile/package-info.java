/// Types that are known from class files: the JDK's own and those on the class path.
///
/// A compilation refers to a few hundred of the thousands of classes there are, so nothing is read
/// before it is asked for: [Libraries] lists a package when a name in it is looked up,
/// [ClassFileSymbol] parses its file when its first fact is wanted, and turns a descriptor into
/// types when the member's signature is.
@NullMarked
package pxr.binding.classfile;

import org.jspecify.annotations.NullMarked;
