package pxr.symbol;

import org.jspecify.annotations.Nullable;

/** The types of files that are known from an earlier compilation. Any thread may ask. */
public interface Headers {

    /** Nothing is known. */
    Headers NONE =
            new Headers() {
                @Override
                public @Nullable TypeHeader find(String id) {
                    return null;
                }

                @Override
                public @Nullable String path(String id) {
                    return null;
                }

                @Override
                public boolean hasPackage(String name) {
                    return false;
                }
            };

    /** The type of that id: of several, that of the file whose path comes first; or null. */
    @Nullable TypeHeader find(String id);

    /** The path of the file that declares the type that [#find] finds, or null. */
    @Nullable String path(String id);

    /** Whether there is a file in the package or in one below it. */
    boolean hasPackage(String name);
}
