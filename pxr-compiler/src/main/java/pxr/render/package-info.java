/// Pages about projects: one function from a URL path to a page, for the server and for static
/// sites.
///
/// [Site] reads a path with [pxr.render.path.SitePath], asks the project's
/// [pxr.query.CrossReference] what the page needs, fills a page model (a record that knows no HTML)
/// and gives it to a template. Templates, in the module `site-templates`, hold only `th:if`,
/// `th:each`, `th:text`, `th:utext` and `th:replace`: whatever is decided is decided here. Source
/// text alone is written without a template, by [pxr.render.text], because it is most of all bytes.
/// [Layout] puts what every page has around it.
///
/// Invariants: a page is a function of the indexes and the options, nothing else; links are
/// relative; what comes from sources is escaped where it is written, and documentation passes the
/// allow-list of [pxr.render.html.Sanitizer]; no page holds inline script or style.
@NullMarked
package pxr.render;

import org.jspecify.annotations.NullMarked;
