package pxr.binding;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pxr.binding.classfile.ClassPath;
import pxr.binding.classfile.Libraries;
import pxr.binding.header.StoredType;
import pxr.binding.type.LookupLog;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.Types;
import pxr.symbol.Headers;
import pxr.symbol.TypeHeader;

/// All types and packages that a compilation can name: those of the files that were parsed, behind
/// them those of files that are known by their headers, and behind them those of class files.
/// Filled by one thread before it is read by many.
final class Program {

    private final Map<String, SourceType> sourceTypes = new HashMap<>();
    private final Map<String, Map<String, SourceType>> sourcePackages = new HashMap<>();
    private final Set<String> packagePrefixes = new HashSet<>();
    private final Headers headers;
    private final Map<String, Optional<StoredType>> storedTypes = new ConcurrentHashMap<>();
    private final ClassPath classPath;
    private @Nullable Types types;

    /// @param headers the types of the files that will not be added
    Program(Headers headers, Libraries libraries) {
        this.headers = headers;
        this.classPath = new ClassPath(libraries, this::find);
    }

    ClassPath classPath() {
        return classPath;
    }

    /** Made when first asked, for the sources may declare Object themselves. */
    synchronized Types types() {
        Types known = types;
        if (known == null) types = known = LookupLog.unrecorded(() -> new Types(this::find));
        return known;
    }

    /**
     * Adds a file's types; of two types with one name that of the file counts which comes first.
     */
    void add(DeclaredUnit unit) {
        addPackage(unit.scope().packageName());
        for (SourceType type : unit.types()) {
            String other = headers.path(type.id());
            if (other == null || unit.path().compareTo(other) < 0) add(type);
        }
    }

    private void add(SourceType type) {
        if (sourceTypes.putIfAbsent(type.id(), type) != null) return;
        if (type.enclosing() == null) {
            sourcePackages
                    .computeIfAbsent(type.packageName(), _ -> new HashMap<>())
                    .put(type.name(), type);
        }
        type.memberTypes().forEach(this::add);
    }

    private void addPackage(String name) {
        for (String part = name; packagePrefixes.add(part); ) {
            int dot = part.lastIndexOf('.');
            if (dot < 0) return;
            part = part.substring(0, dot);
        }
    }

    /** The type of that binary name. */
    @Nullable TypeSymbol find(String binaryName) {
        SourceType source = sourceTypes.get(binaryName);
        if (source != null) return source;
        StoredType stored = stored(binaryName);
        if (stored != null) return stored;
        LookupLog.asked(lastPart(binaryName));
        return classPath.find(binaryName);
    }

    /** Whether the sources declare the type, be they read now or known from before. */
    static boolean isOfSources(TypeSymbol type) {
        return type instanceof SourceType || type instanceof StoredType;
    }

    private @Nullable StoredType stored(String binaryName) {
        if (headers == Headers.NONE) return null;
        return storedTypes
                .computeIfAbsent(
                        binaryName,
                        name -> {
                            TypeHeader header = headers.find(name);
                            // A member of a type that is declared anew went with the old one.
                            return header == null || isDeclared(header.enclosing())
                                    ? Optional.empty()
                                    : Optional.of(new StoredType(header, this::link));
                        })
                .orElse(null);
    }

    private @Nullable TypeSymbol link(String binaryName) {
        return LookupLog.unrecorded(() -> find(binaryName));
    }

    private boolean isDeclared(String id) {
        return sourceTypes.containsKey(id);
    }

    /** The header of the type as it is now; null where no source declares it. */
    @Nullable TypeHeader header(String binaryName) {
        SourceType source = sourceTypes.get(binaryName);
        if (source != null) return source.describe();
        TypeHeader stored = headers.find(binaryName);
        return stored == null || isDeclared(stored.enclosing()) ? null : stored;
    }

    /** The path of the file whose type of that name counts; null where no source declares it. */
    @Nullable String path(String binaryName) {
        SourceType source = sourceTypes.get(binaryName);
        return source != null ? source.path() : headers.path(binaryName);
    }

    /** The top-level type of a package. */
    @Nullable TypeSymbol topLevelType(String packageName, String name) {
        LookupLog.asked(name);
        Map<String, SourceType> inPackage = sourcePackages.get(packageName);
        SourceType source = inPackage == null ? null : inPackage.get(name);
        if (source != null) return source;
        String binaryName = packageName.isEmpty() ? name : packageName + '.' + name;
        StoredType stored = stored(binaryName);
        return stored != null && stored.isTopLevel() ? stored : classPath.find(binaryName);
    }

    /** Whether the package, or one below it, has types. */
    boolean hasPackage(String name) {
        LookupLog.asked(lastPart(name));
        return hasSourcePackage(name) || classPath.hasPackage(name);
    }

    boolean hasSourcePackage(String name) {
        return packagePrefixes.contains(name) || headers.hasPackage(name);
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
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
}
