package pxr.main;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What to compile, and how.
///
/// @param sources directories, archives and single files
/// @param index the directory of the index, new or to be updated
/// @param name the project's name; made from the first source when empty
/// @param classpath where the classes are that the sources use and that are not among them
/// @param release the Java release whose platform the sources see; 0 for that of the running JDK
/// @param threads how many threads bind
public record CompileOptions(
        List<Path> sources,
        Path index,
        Optional<String> name,
        List<Path> classpath,
        int release,
        int threads) {

    /** On all cores, for the running JDK, without other classes. */
    public static CompileOptions of(List<Path> sources, Path index) {
        int threads = Runtime.getRuntime().availableProcessors();
        return new CompileOptions(sources, index, Optional.empty(), List.of(), 0, threads);
    }

    String projectName() {
        return name.orElseGet(() -> ProjectName.of(sources.getFirst()));
    }
}
