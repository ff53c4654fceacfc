package pxr.render;

import org.jspecify.annotations.Nullable;

/// A text that leads somewhere.
///
/// @param href relative to the page it stands on; null for what is only named
record Link(String text, @Nullable String href) {}
