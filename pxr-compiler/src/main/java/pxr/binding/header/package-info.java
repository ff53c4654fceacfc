/// Types that are known from their headers: from what an earlier compilation found out about files
/// that have not changed since.
///
/// [HeaderWriter] writes down what binding can ask of any class, and [StoredType] answers from that
/// as the class itself would: to the rest of the binder there is no difference, and that is the law
/// this package is tested by. [TypeNotation] is the notation of the types inside: class files have
/// one too, but none for a type that could not be found.
///
/// As with class files, nothing is read before it is asked for.
@NullMarked
package pxr.binding.header;

import org.jspecify.annotations.NullMarked;
