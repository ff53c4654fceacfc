/// The query language and the reading side of the index, shared by commands, pages and server.
///
/// [pxr.query.CrossReference] is all that can be asked; it answers from one [pxr.query.Snapshot].
///
/// **What a call is.** A call is a place in the code that names a method or constructor in one of
/// [pxr.symbol.Role#CALLING]: a call as such, `this(…)` and `super(…)` among them, a creation, an
/// enum constant, and a method reference, which is called by whoever it is given to. What the
/// language does without naming it is none: the `super()` that is not written, `iterator()` of a
/// loop, `close()` of a resource, `toString()` in a concatenation, boxing. The caller is the
/// innermost member or type in whose declaration the place is; code in a lambda is of the member
/// around it, code in an anonymous class of that class's member, initializers are of the field or,
/// without one, of the type.
///
/// **What a call reaches.** The method named, and every method that overrides or implements it,
/// directly or not, be it inherited into the class that implements (`via:` in
/// [pxr.symbol.FileFacts.Override]); a call on `super` only the method named.
///
/// Both hold for whoever asks: `callers` is the inverse of `callees`, and a way from one method to
/// another is made of what calls reach.
@NullMarked
package pxr.query;

import org.jspecify.annotations.NullMarked;
