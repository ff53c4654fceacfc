/// Objects: what processes share, by name or by handle.
///
/// # An object's life
///
/// An object is a *header*, which Ob knows, and a *body*, which its type knows. Two counts decide
/// how long it lives:
///
/// | count | goes up with | at zero |
/// |---|---|---|
/// | handles | each handle | the name goes, unless the object is permanent |
/// | references | each handle, the name, each user inside the kernel | the object is deleted |
///
/// So a name never keeps an object alive that nobody uses, and nobody uses one that is gone.
///
/// # From a name to an object, and from a handle
///
/// A name leads through directories ([nt.ob.ObjectLookup]) until it ends, or until an object is met
/// whose type *parses* the rest, as symbolic links do. It is looked up once, with rights checked
/// once; what comes out is a handle, which leads to the object without either
/// ([nt.ob.HandleLookup]).
///
/// # Locks
///
/// | lock | guards | taken |
/// |---|---|---|
/// | a directory's push lock | its names | first |
/// | an entry of a handle table | that the handle keeps its object | then |
/// | the object's lock, one of four of its type | the handle count | last |
///
/// Reference counts and type counters change in single steps. Whoever holds a lock is in a critical
/// region. References are given back when no lock is held, for the last one deletes the object.
///
/// Begin with [nt.ob.ObjectManager], then [nt.ob.ObjectLookup].
@NullMarked
package nt.ob;

import org.jspecify.annotations.NullMarked;
