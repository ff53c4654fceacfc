package pxr.render.path;

/// Links from one page to another that hold on a server, below any prefix, and between files.
public final class RelativeLink {

    private RelativeLink() {}

    /** From a page's path to another's, both below the site's root. */
    public static String from(String page, String target) {
        int common = 0;
        int end = Math.min(page.length(), target.length());
        for (int i = 0; i < end && page.charAt(i) == target.charAt(i); i++) {
            if (page.charAt(i) == '/') common = i + 1;
        }
        return "../".repeat(depth(page, common)) + target.substring(common);
    }

    /** What leads from the page to the site's root: empty or `../` as often as needed. */
    public static String root(String page) {
        return "../".repeat(depth(page, 0));
    }

    private static int depth(String page, int from) {
        int depth = 0;
        for (int i = from; i < page.length(); i++) if (page.charAt(i) == '/') depth++;
        return depth;
    }
}
