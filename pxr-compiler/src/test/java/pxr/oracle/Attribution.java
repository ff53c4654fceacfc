package pxr.oracle;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.util.Context;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import pxr.source.SourceFile;

/// A set of sources after javac gave each name its meaning, and the tables to read that meaning
/// with.
///
/// @param units by the names that [SourceObject] gives the files
/// @param context javac's registry of its parts
/// @param errors what javac found wrong; attribution goes on after an error
record Attribution(
        Map<URI, JCCompilationUnit> units,
        Context context,
        Types types,
        Symtab symtab,
        SourcePositions positions,
        List<String> errors) {

    /// Flow analysis is the last phase run: it adds no names but finds the rest of the errors, and
    /// what follows rewrites the trees. After errors, attribution still reaches all classes.
    private static final List<String> FLAGS =
            List.of(
                    "-proc:none",
                    "-implicit:none",
                    "-nowarn",
                    "-Xlint:none",
                    "-Xmaxerrs",
                    "100000",
                    "-XDshould-stop.ifError=ATTR",
                    "-XDshould-stop.ifNoError=FLOW");

    static Attribution of(Collection<SourceFile> files, JavacOptions options) throws IOException {
        var javac = ToolProvider.getSystemJavaCompiler();
        List<String> errors = new ArrayList<>();
        try (StandardJavaFileManager manager =
                javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            manager.setLocationFromPaths(StandardLocation.CLASS_PATH, options.classpath());
            JavacTask task =
                    (JavacTask)
                            javac.getTask(
                                    null,
                                    manager,
                                    d -> noteError(d, errors),
                                    flags(options),
                                    null,
                                    files.stream().map(SourceObject::new).toList());
            Map<URI, JCCompilationUnit> units = new HashMap<>();
            for (CompilationUnitTree unit : task.parse()) {
                units.put(unit.getSourceFile().toUri(), (JCCompilationUnit) unit);
            }
            task.analyze();
            Context context = ((BasicJavacTask) task).getContext();
            return new Attribution(
                    units,
                    context,
                    Types.instance(context),
                    Symtab.instance(context),
                    Trees.instance(task).getSourcePositions(),
                    errors);
        }
    }

    JCCompilationUnit unit(SourceFile file) {
        return Objects.requireNonNull(units.get(SourceObject.uri(file.path())), file.path());
    }

    private static List<String> flags(JavacOptions options) {
        List<String> flags = new ArrayList<>(FLAGS);
        if (options.release() != 0) {
            flags.addAll(List.of("--release", String.valueOf(options.release())));
        }
        return flags;
    }

    private static void noteError(
            Diagnostic<? extends JavaFileObject> diagnostic, List<String> errors) {
        if (diagnostic.getKind() == Diagnostic.Kind.ERROR) errors.add(diagnostic.toString());
    }
}
