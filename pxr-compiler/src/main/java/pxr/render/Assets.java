package pxr.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Style sheet, scripts and icon: each one file for the browser, kept in a folder per part for
/// those who write them.
final class Assets {

    private static final String FOLDER = "assets/";

    private static final List<String> STYLES =
            List.of(
                    "theme/colours.css",
                    "theme/base.css",
                    "shared/layout/layout.css",
                    "shared/header/header.css",
                    "shared/box/box.css",
                    "shared/controls/controls.css",
                    "shared/code/code.css",
                    "shared/doc/doc.css",
                    "shared/members/members.css",
                    "shared/list/list.css",
                    "shared/symbol/symbol.css",
                    "page/start/start.css",
                    "page/project/project.css",
                    "page/source/source.css",
                    "page/directory/directory.css",
                    "page/search/search.css",
                    "page/table/table.css");

    private static final List<String> SCRIPTS =
            List.of(
                    "shared/script/pxr.js",
                    "shared/script/navigation.js",
                    "shared/symbols/symbols.js",
                    "shared/theme/theme.js",
                    "shared/box/box.js",
                    "shared/code/code.js",
                    "page/category/category.js",
                    "page/search/search.js",
                    "page/start/start.js");

    /** Written by the live part and of use only where a server answers. */
    private static final List<String> LIVE =
            List.of("shared/live/live", "page/table/table", "page/table/services");

    private final Map<String, Asset> all;

    Assets(boolean served) {
        all =
                Map.of(
                        FOLDER + "pxr.css",
                        new Asset("text/css", join(STYLES, served, ".css")),
                        FOLDER + "pxr.js",
                        new Asset("text/javascript", join(SCRIPTS, served, ".js")),
                        FOLDER + "early.js",
                        new Asset("text/javascript", read("shared/theme/early.js")),
                        FOLDER + "icon.svg",
                        new Asset("image/svg+xml", read("shared/layout/icon.svg")));
    }

    Optional<Asset> get(String path) {
        return Optional.ofNullable(all.get(path));
    }

    Stream<String> paths() {
        return all.keySet().stream().sorted();
    }

    private static byte[] join(List<String> parts, boolean served, String suffix) {
        var joined = new ByteArrayOutputStream();
        parts.forEach(part -> joined.writeBytes(read(part)));
        if (served) {
            for (String part : LIVE) {
                byte @Nullable [] bytes = find(part + suffix);
                if (bytes != null) joined.writeBytes(bytes);
            }
        }
        return joined.toByteArray();
    }

    private static byte[] read(String name) {
        byte @Nullable [] bytes = find(name);
        if (bytes == null) throw new IllegalStateException("missing resource " + name);
        return bytes;
    }

    private static byte @Nullable [] find(String name) {
        try (InputStream in =
                Assets.class.getClassLoader().getResourceAsStream(Templates.ROOT + name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
