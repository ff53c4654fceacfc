package pxr.binding.classfile;

import java.io.IOException;
import java.util.Set;

/** Something that class files are found in: a jar, a directory, the JDK's run-time image. */
interface ClassContainer extends AutoCloseable {

    /** The names of the package's classes within it, such as `Map` and `Map$Entry`. */
    Set<String> classes(String packageName);

    /** The bytes of a class that [#classes] lists. */
    byte[] read(String packageName, String name) throws IOException;

    /** Whether there is a class in the package or in one below it. */
    boolean hasPackage(String packageName);

    @Override
    void close();
}
