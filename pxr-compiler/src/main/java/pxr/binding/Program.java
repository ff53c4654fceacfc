package pxr.binding;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pxr.binding.classfile.ClassPath;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.Types;
import pxr.diagnostic.Diagnostics;

/// All types and packages that a compilation can name: those of its sources, and behind them those
/// of class files. Filled by one thread before it is read by many.
final class Program implements AutoCloseable {

    private final Map<String, SourceType> sourceTypes = new HashMap<>();
    private final Map<String, Map<String, SourceType>> sourcePackages = new HashMap<>();
    private final Set<String> packagePrefixes = new HashSet<>();
    private final ClassPath classPath;
    private @Nullable Types types;

    Program(BinderOptions options, Diagnostics diagnostics) {
        classPath = new ClassPath(options.classpath(), options.release(), this::find, diagnostics);
    }

    ClassPath classPath() {
        return classPath;
    }

    /** Made when first asked, for the sources may declare Object themselves. */
    synchronized Types types() {
        Types known = types;
        if (known == null) types = known = new Types(this::find);
        return known;
    }

    /** Adds a type and its member types; of two with one name the first is kept. */
    void add(SourceType type) {
        if (sourceTypes.putIfAbsent(type.id(), type) != null) return;
        if (type.enclosing() == null) {
            addPackage(type.packageName());
            sourcePackages
                    .computeIfAbsent(type.packageName(), _ -> new HashMap<>())
                    .put(type.name(), type);
        }
        type.memberTypes().forEach(this::add);
    }

    void addPackage(String name) {
        for (String part = name; packagePrefixes.add(part); ) {
            int dot = part.lastIndexOf('.');
            if (dot < 0) return;
            part = part.substring(0, dot);
        }
    }

    /** The type of that binary name. */
    @Nullable TypeSymbol find(String binaryName) {
        SourceType source = sourceTypes.get(binaryName);
        return source != null ? source : classPath.find(binaryName);
    }

    /** The top-level type of a package. */
    @Nullable TypeSymbol topLevelType(String packageName, String name) {
        Map<String, SourceType> inPackage = sourcePackages.get(packageName);
        SourceType source = inPackage == null ? null : inPackage.get(name);
        if (source != null) return source;
        return classPath.find(packageName.isEmpty() ? name : packageName + '.' + name);
    }

    /** Whether the package, or one below it, has types. */
    boolean hasPackage(String name) {
        return packagePrefixes.contains(name) || classPath.hasPackage(name);
    }

    /** The type of a name with dots, a type being preferred to a package at each of them. */
    @Nullable TypeSymbol canonicalType(List<String> parts) {
        StringBuilder packageName = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            TypeSymbol type = topLevelType(packageName.toString(), parts.get(i));
            for (int j = i + 1; j < parts.size() && type != null; j++) {
                type = Members.memberType(type, parts.get(j));
            }
            if (type != null) return type;
            if (i > 0) packageName.append('.');
            packageName.append(parts.get(i));
        }
        return null;
    }

    @Override
    public void close() {
        classPath.close();
    }
}
