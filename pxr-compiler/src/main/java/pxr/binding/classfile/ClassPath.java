package pxr.binding.classfile;

import java.lang.classfile.ClassModel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.LookupLog;
import pxr.binding.type.TypeSymbol;

/** The classes outside the sources, as one compilation sees them. */
public final class ClassPath {

    private final Libraries libraries;
    private final Function<String, @Nullable TypeSymbol> linker;
    private final Map<String, ClassFileSymbol> symbols = new ConcurrentHashMap<>();

    /// @param linker finds the classes that class files name: in the sources first, then here
    public ClassPath(Libraries libraries, Function<String, @Nullable TypeSymbol> linker) {
        this.libraries = libraries;
        this.linker = linker;
    }

    /** The class of that binary name, or null. */
    public @Nullable TypeSymbol find(String binaryName) {
        ClassFileSymbol known = symbols.get(binaryName);
        if (known != null) return known;
        int dot = binaryName.lastIndexOf('.');
        String packageName = dot < 0 ? "" : binaryName.substring(0, dot);
        if (!libraries.classes(packageName).contains(binaryName.substring(dot + 1))) return null;
        return symbols.computeIfAbsent(
                binaryName, name -> new ClassFileSymbol(name, packageName, this));
    }

    public boolean hasPackage(String packageName) {
        return libraries.hasPackage(packageName);
    }

    /** The module of that name in the platform, or null. */
    public @Nullable ModuleDescription module(String name) {
        return libraries.module(name);
    }

    @Nullable TypeSymbol link(String binaryName) {
        return LookupLog.unrecorded(() -> linker.apply(binaryName));
    }

    /** The parsed class file, or null where it is corrupt. */
    @Nullable ClassModel parse(String packageName, String name) {
        return libraries.parse(packageName, name);
    }
}
