package pxr.render;

/// A finished page.
///
/// @param title for the window and for the history of an AJAX navigation
/// @param document the whole document, UTF-8
/// @param content what stands inside `<main>`; what an AJAX navigation replaces
public record Page(String title, byte[] document, byte[] content) {}
