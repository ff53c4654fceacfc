/// Links into the public API documentation of the JDK.
///
/// The class files of the run-time image say which module holds a package, what is exported and
/// public, and how a method's parameters are declared: the documentation's anchors are made from
/// those, not from erased types.
@NullMarked
package pxr.render.jdk;

import org.jspecify.annotations.NullMarked;
