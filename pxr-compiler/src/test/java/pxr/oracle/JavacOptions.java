package pxr.oracle;

import java.nio.file.Path;
import java.util.List;

/// What javac must know besides the sources.
///
/// @param classpath jars and folders of classes
/// @param release of the language and the JDK's classes; 0 for the running JDK's
record JavacOptions(List<Path> classpath, int release) {

    static final JavacOptions NONE = new JavacOptions(List.of(), 0);
}
