/// What the server's JSON looks like: records whose components are the members of the objects sent.
///
/// They are a published interface: scripts and other tools read them, so a component may be added
/// but not renamed. They know nothing of where their values come from; every `url` is relative to
/// the site's root.
@NullMarked
package server.view;

import org.jspecify.annotations.NullMarked;
