package user;

import nt.io.FileStore;

/** The files of a system as it is installed. */
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
