package server.live;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pxr.query.CrossReference;
import pxr.query.SymbolEntry;
import pxr.render.Site;
import pxr.symbol.SymbolId;
import server.view.LiveView.Place;
import trace.CallSite;
import trace.TraceLog;
import trace.TracedMethod;

/// Joins the trace's calling sites to the source: a site is a method and a line, the index knows
/// the method's file.
final class Places {

    private static final int UNKNOWN_SITE = 0;

    private final CrossReference index;
    private final String project;
    private final TraceLog log;
    private final Map<Integer, Place> places = new ConcurrentHashMap<>();
    private final Map<String, Optional<String>> declarations = new ConcurrentHashMap<>();

    Places(CrossReference index, String project, TraceLog log) {
        this.index = index;
        this.project = project;
        this.log = log;
    }

    /** The place of a site; null for calls from outside the traced code. */
    @Nullable Place of(int site) {
        return site == UNKNOWN_SITE ? null : places.computeIfAbsent(site, this::find);
    }

    /** Where a method is declared; null if the project does not say. */
    @Nullable String declaration(TracedMethod method) {
        return declarations.computeIfAbsent(method.symbol(), this::findDeclaration).orElse(null);
    }

    private Optional<String> findDeclaration(String symbol) {
        return index.symbol(symbol)
                .map(entry -> Site.sourcePath(project, entry.file()) + "#L" + entry.line());
    }

    private Place find(int site) {
        CallSite call = log.site(site);
        TracedMethod caller = log.methods().get(call.method() - 1);
        String url =
                file(caller.symbol())
                        .map(file -> Site.sourcePath(project, file) + "#L" + call.line())
                        .orElse(null);
        return new Place(caller.symbol(), name(caller), call.line(), url);
    }

    /// The compiler makes methods that no source declares, such as the bodies of lambdas; they
    /// stand in their class's file.
    private Optional<String> file(String symbol) {
        return index.symbol(symbol)
                .or(() -> index.symbol(SymbolId.owner(symbol)))
                .map(SymbolEntry::file);
    }

    /** A method with its class, for reading. */
    static String name(TracedMethod method) {
        String type = method.className();
        String simple = type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
        return method.name().equals("<init>") ? "new " + simple : simple + "." + method.name();
    }
}
