package pxr.render.text;

import pxr.render.html.Escape;

/// The element that a name in source text becomes, without its text.
///
/// @param open such as `<a href=#L10>`; every attribute value in it is escaped
/// @param close such as `</a>`
public record NameTag(String open, String close) {

    /** Leads to a use's definition; `href` needs no quotes, as all that [pxr.render.path] makes. */
    public static NameTag link(String href) {
        return new NameTag("<a href=" + href + '>', "</a>");
    }

    /** A name that the text defines here; leads to the page about it. */
    public static NameTag definition(String href) {
        return new NameTag("<a class=d href=" + href + '>', "</a>");
    }

    /** A name known, but to no page. */
    public static NameTag titled(String title) {
        String escaped = Escape.attribute(title);
        return new NameTag("<a title=\"" + escaped + "\">", "</a>");
    }
}
