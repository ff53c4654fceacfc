package pxr.oracle;

import java.net.URI;
import java.net.URISyntaxException;
import javax.tools.SimpleJavaFileObject;
import pxr.source.SourceFile;

/** A source file as javac wants it: the very text the binder reads, so that offsets agree. */
final class SourceObject extends SimpleJavaFileObject {

    private final SourceFile source;

    SourceObject(SourceFile source) {
        super(uri(source.path()), Kind.SOURCE);
        this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source.text();
    }

    static URI uri(String path) {
        try {
            return new URI("source", null, "/" + path, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
