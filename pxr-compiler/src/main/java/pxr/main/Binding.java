package pxr.main;

import java.util.function.Consumer;
import java.util.function.Predicate;
import pxr.source.SourceSet;
import pxr.symbol.FileFacts;

/// The pass that turns sources into facts, as the pipeline sees it.
@FunctionalInterface
interface Binding {

    /**
     * Gives the facts of each file that is wanted to the sink, from several threads, in any order.
     * Files that cannot be parsed are left out.
     */
    void bind(SourceSet sources, Predicate<String> wanted, Consumer<FileFacts> sink);
}
