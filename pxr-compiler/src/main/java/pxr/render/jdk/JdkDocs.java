package pxr.render.jdk;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import pxr.symbol.SymbolId;

/** Finds where the JDK's API documentation describes a symbol. */
public final class JdkDocs {

    private static final String BASE = "https://docs.oracle.com/en/java/javase/25/docs/api/";

    /** Exports packages that the documentation leaves out. */
    private static final String UNDOCUMENTED = "jdk.unsupported";

    /** Exported packages, with their modules. */
    private final Map<String, String> modules = new HashMap<>();

    private final Map<String, Optional<JdkClass>> classes = new ConcurrentHashMap<>();

    public JdkDocs() {
        ModuleFinder.ofSystem().findAll().forEach(module -> addExports(module.descriptor()));
    }

    private void addExports(ModuleDescriptor module) {
        for (ModuleDescriptor.Exports exports : module.exports()) {
            if (!exports.isQualified() && !UNDOCUMENTED.equals(module.name()))
                modules.put(exports.source(), module.name());
        }
    }

    /// The page, and for members the anchor on it.
    ///
    /// @param symbol as [SymbolId] writes it
    /// @return empty for what is no documented part of the JDK
    public Optional<String> href(String symbol) {
        if (modules.containsKey(symbol)) {
            return Optional.of(packageFolder(symbol) + "package-summary.html");
        }
        String type = SymbolId.owner(symbol);
        return type(type).flatMap(c -> withAnchor(typePage(type), symbol, c));
    }

    private static Optional<String> withAnchor(String page, String symbol, JdkClass declaring) {
        int hash = symbol.indexOf('#');
        if (hash < 0) return Optional.of(page);
        return declaring.anchor(symbol.substring(hash + 1)).map(anchor -> page + '#' + anchor);
    }

    private Optional<JdkClass> type(String binaryName) {
        int dot = binaryName.lastIndexOf('.');
        if (dot < 0) return Optional.empty();
        String module = modules.get(binaryName.substring(0, dot));
        if (module == null) return Optional.empty();
        return classes.computeIfAbsent(binaryName, name -> JdkClass.read(module, name));
    }

    private String typePage(String binaryName) {
        int dot = binaryName.lastIndexOf('.');
        String simple = binaryName.substring(dot + 1).replace('$', '.');
        return packageFolder(binaryName.substring(0, dot)) + simple + ".html";
    }

    private String packageFolder(String packageName) {
        return BASE + modules.get(packageName) + '/' + packageName.replace('.', '/') + '/';
    }
}
