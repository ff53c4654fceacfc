package pxr.main;

import org.jspecify.annotations.Nullable;
import pxr.binding.BinderOptions;
import pxr.binding.classfile.Libraries;
import pxr.diagnostic.Diagnostics;

/** Keeps the class path open from one compilation to the next, as long as it is the same. */
final class OpenLibraries implements AutoCloseable {

    private String fingerprint = "";
    private @Nullable Libraries libraries;

    /// @param now the fingerprint of the options with which `options` were made
    Libraries get(BinderOptions options, String now, Diagnostics diagnostics) {
        Libraries open = libraries;
        if (open != null && now.equals(fingerprint)) return open;
        close();
        open = options.open(diagnostics);
        libraries = open;
        fingerprint = now;
        return open;
    }

    @Override
    public void close() {
        if (libraries != null) libraries.close();
        libraries = null;
    }
}
