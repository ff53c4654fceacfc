package nt.ob;

import nt.ke.Ke;
import nt.rtl.Outcome;

/** What objects are called. */
final class ObjectNames {

    private final Ke ke;
    private final ObjectDirectory root;

    ObjectNames(Ke ke, ObjectDirectory root) {
        this.ke = ke;
        this.root = root;
    }

    /// The whole name of an object, from the root on; empty if it has none. A type may have its own
    /// idea of that.
    ///
    /// @model The path is read in one step, with no directory locked.
    Outcome<String> ObQueryNameString(ObjectBody object) {
        ObjectHeader header = object.objectHeader();
        Outcome<String> own = header.type.queryName(object);
        if (own != null) {
            return own;
        }
        ke.interlocked();
        if (object == root) {
            return Outcome.of("\\");
        }
        return Outcome.of(hasPlace(header) ? path(header) : "");
    }

    private static boolean hasPlace(ObjectHeader header) {
        return header.nameInfo != null && header.nameInfo.directory != null;
    }

    private String path(ObjectHeader header) {
        var path = new StringBuilder();
        ObjectHeader at = header;
        while (at.nameInfo != null && at.nameInfo.directory != null) {
            path.insert(0, at.nameInfo.name).insert(0, '\\');
            at = at.nameInfo.directory.objectHeader();
        }
        // A directory on the way may have lost its own name.
        return at == root.objectHeader() ? path.toString() : "..." + path;
    }
}
