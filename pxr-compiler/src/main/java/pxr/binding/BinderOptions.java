package pxr.binding;

import java.nio.file.Path;
import java.util.List;
import pxr.binding.classfile.Libraries;
import pxr.diagnostic.Diagnostics;

/// How to bind.
///
/// @param classpath jars and directories of class files that the sources refer to
/// @param release the Java release whose library the sources see; 0 for the running JDK's
/// @param threads how many files are worked on at once
public record BinderOptions(List<Path> classpath, int release, int threads) {

    /** Opens the class path; whoever opens it closes it. */
    public Libraries open(Diagnostics diagnostics) {
        return new Libraries(classpath, release, diagnostics);
    }
}
