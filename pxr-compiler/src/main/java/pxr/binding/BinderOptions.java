package pxr.binding;

import java.nio.file.Path;
import java.util.List;

/// How to bind.
///
/// @param classpath jars and directories of class files that the sources refer to
/// @param release the Java release whose library the sources see; 0 for the running JDK's
/// @param threads how many files are worked on at once
public record BinderOptions(List<Path> classpath, int release, int threads) {}
