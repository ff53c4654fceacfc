package user;

import nt.io.FileStore;
import trace.Untraced;

/** The files of a system as it is installed. */
@Untraced("from outside the machine")
public final class SystemFiles {

    /** Where the images lie; programs and libraries are looked for here. */
    public static final String DIRECTORY = "\\SystemRoot\\System32\\";

    private SystemFiles() {}

    /** A new store with all of [UserImages]. */
    public static FileStore install() {
        var files = new FileStore();
        for (String name : UserImages.names()) {
            files.add(DIRECTORY + name, UserImages.read(name));
        }
        return files;
    }
}
