package pxr.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one page has to say, before the [Layout].
///
/// @param title of the page alone
/// @param page the kind of page: its folder in the templates and its class in the style sheets
/// @param project the page is about; null for the site's own pages
/// @param crumbs the way to the page; its last part is the page
/// @param model what the template shows
record View(
        String title, String page, @Nullable Project project, List<Link> crumbs, Object model) {}
