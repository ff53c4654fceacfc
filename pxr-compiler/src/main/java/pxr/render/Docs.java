package pxr.render;

import java.util.Optional;
import pxr.query.SymbolEntry;
import pxr.render.doc.DocLinks;
import pxr.render.doc.DocRenderer;
import pxr.render.doc.Documentation;
import pxr.symbol.Declaration;

/// The documentation of symbols as one page shows it. Used by one thread, for one page.
final class Docs {

    private static final DocRenderer RENDERER = new DocRenderer();

    private final Project project;
    private final Links links;
    private final OpenFiles files;

    Docs(Project project, Links links, OpenFiles files) {
        this.project = project;
        this.links = links;
        this.files = files;
    }

    /// @param documentation may be empty
    /// @param inheritedFrom the method that the documentation was written for, if another
    record Found(Documentation documentation, Optional<SymbolEntry> inheritedFrom) {}

    /** A method without a comment has that of the method it overrides. */
    Found of(SymbolEntry symbol) {
        return find(symbol, 0);
    }

    private Found find(SymbolEntry symbol, int depth) {
        Declaration d = symbol.declaration();
        String comment = d.documentation();
        if (comment != null) {
            var rendered = RENDERER.render(comment, d.markdown(), new FromHere(symbol, depth));
            return new Found(rendered, Optional.empty());
        }
        Optional<SymbolEntry> overridden = overridden(symbol, depth);
        if (overridden.isEmpty()) return new Found(Documentation.NONE, Optional.empty());
        Found found = find(overridden.get(), depth + 1);
        return new Found(found.documentation(), found.inheritedFrom().or(() -> overridden));
    }

    /** The first sentence, as HTML; empty where there is no comment. */
    String summary(SymbolEntry symbol) {
        Declaration d = symbol.declaration();
        String comment = d.documentation();
        if (comment != null) {
            return RENDERER.summary(comment, d.markdown(), new FromHere(symbol, 0));
        }
        return overridden(symbol, 0)
                .filter(o -> o.declaration().documentation() != null)
                .map(this::summary)
                .orElse("");
    }

    private Optional<SymbolEntry> overridden(SymbolEntry symbol, int depth) {
        if (depth > 4) return Optional.empty();
        return symbol.declaration().overrides().stream()
                .flatMap(id -> project.symbol(id).stream())
                .findFirst();
    }

    /** References in the comment of one symbol. */
    private final class FromHere implements DocLinks {

        private final SymbolEntry symbol;
        private final int depth;

        FromHere(SymbolEntry symbol, int depth) {
            this.symbol = symbol;
            this.depth = depth;
        }

        @Override
        public Optional<Target> resolve(String reference) {
            return find(reference)
                    .map(id -> new Target(links.anySymbol(id).orElse(null), label(id, reference)));
        }

        @Override
        public Optional<String> value(String reference) {
            if (reference.isEmpty())
                return Optional.ofNullable(symbol.declaration().constantValue());
            return find(reference)
                    .flatMap(project::symbol)
                    .map(s -> s.declaration().constantValue());
        }

        @Override
        public Optional<String> inherited() {
            return overridden(symbol, depth)
                    .map(o -> Docs.this.find(o, depth + 1).documentation().body());
        }

        private Optional<String> find(String reference) {
            return files.get(symbol.file())
                    .flatMap(f -> f.scope().resolve(reference, symbol.declaration()));
        }

        /** As written, for the writer chose how much of the name to say. */
        private static String label(String id, String reference) {
            String written = reference.startsWith("#") ? reference.substring(1) : reference;
            boolean isQualified = written.contains(".") && Character.isLowerCase(written.charAt(0));
            return isQualified && !written.contains("#") && id.contains(".")
                    ? DisplayName.of(id)
                    : written.replace('#', '.');
        }
    }
}
