package pxr.binding;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import pxr.source.SourceFile;
import pxr.source.SourceSet;

/** Sources that a test has written down. */
record TextSources(Map<String, String> texts) implements SourceSet {

    static TextSources of(String path, String text) {
        return new TextSources(Map.of(path, text));
    }

    @Override
    public List<String> paths() {
        return List.copyOf(new TreeMap<>(texts).keySet());
    }

    @Override
    public String hash(String path) {
        return Integer.toHexString(texts.getOrDefault(path, "").hashCode());
    }

    @Override
    public SourceFile read(String path) {
        return new SourceFile(path, Objects.requireNonNull(texts.get(path)), hash(path));
    }

    @Override
    public void close() {}
}
