/// Documentation comments as HTML.
///
/// [CommentText] takes off the comment's frame, [DocBlocks] finds the block tags, [DocRenderer]
/// renders each part: inline tags are taken out first and leave a mark, what remains is HTML or
/// Markdown, passes [pxr.render.html.Sanitizer], and then the rendered tags return to their marks.
/// So no input can reach the page unescaped, and a tag's content is never mistaken for markup.
///
/// What a reference such as `Map.Entry#getKey()` means is asked of [DocLinks].
@NullMarked
package pxr.render.doc;

import org.jspecify.annotations.NullMarked;
