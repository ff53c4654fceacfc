package pxr.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a static site, read as a browser would. */
record StaticSite(Path directory) {

    private static final Pattern HREF =
            Pattern.compile("<(?:a|link)\\b[^>]*?\\shref=(?:\"([^\"]*)\"|([^\\s\">]+))");
    private static final Pattern SRC =
            Pattern.compile("<(?:script|img)\\b[^>]*?\\ssrc=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("\\sid=(?:\"([^\"]*)\"|([^\\s\">]+))");

    List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(f -> f.toString().endsWith(".html")).sorted().toList();
        }
    }

    String text(String path) throws IOException {
        return Files.readString(directory.resolve(path));
    }

    /** Links whose file, or whose anchor in the file, does not exist. */
    List<String> deadLinks() throws IOException {
        List<String> dead = new ArrayList<>();
        Map<Path, Set<String>> anchors = new HashMap<>();
        for (Path page : pages()) {
            String html = Files.readString(page);
            for (String link : all(HREF, html)) {
                if (link.startsWith("https://") || link.startsWith("http://")) continue;
                if (!exists(page, link, anchors))
                    dead.add(directory.relativize(page) + " → " + link);
            }
            for (String link : all(SRC, html)) {
                if (!exists(page, link, anchors))
                    dead.add(directory.relativize(page) + " → " + link);
            }
        }
        return dead;
    }

    private static boolean exists(Path page, String link, Map<Path, Set<String>> anchors) {
        int hash = link.indexOf('#');
        String file =
                URLDecoder.decode(
                        hash < 0 ? link : link.substring(0, hash), StandardCharsets.UTF_8);
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        if (!Files.isRegularFile(target)) return false;
        return hash < 0
                || anchors.computeIfAbsent(target, StaticSite::anchors)
                        .contains(link.substring(hash + 1));
    }

    private static Set<String> anchors(Path page) {
        try {
            return new HashSet<>(all(ID, Files.readString(page)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> all(Pattern pattern, String html) {
        List<String> values = new ArrayList<>();
        Matcher matcher = pattern.matcher(html);
        while (matcher.find()) {
            String quoted = matcher.group(1);
            String value = quoted != null ? quoted : matcher.group(2);
            values.add(value.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\""));
        }
        return values;
    }
}
