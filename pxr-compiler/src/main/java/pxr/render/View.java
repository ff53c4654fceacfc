package pxr.render;

/// What one kind of page has to say, before the [Layout].
///
/// @param title of the page alone
/// @param template below `pxr-site/`, without its suffix
/// @param model what the template shows
record View(String title, String template, Object model) {

    static View of(String title, String page, Object model) {
        return new View(title, "page/" + page + '/' + page, model);
    }
}
