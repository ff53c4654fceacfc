package pxr.query;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import pxr.query.FileView.Match;
import pxr.query.SearchResult.CallHit;

/// A query made ready to be held against files. The index has told each node which files may match;
/// the node itself says which do, and what to show of them.
sealed interface SearchNode {

    /** Receives what is to be shown of a file. */
    interface Hits {
        void line(Match match);

        /** A declared symbol, by its rank among those that match. */
        void symbol(int rank);

        void call(CallHit call);
    }

    /** The documents of all files that match, and of some that do not. */
    BitSet candidates();

    boolean matches(FileView file);

    /** Hands on what to show of a file that the whole query matches. */
    void show(FileView file, Hits hits);

    /** Whether the node has lines, symbols or calls to show. */
    boolean shows();

    /** The documents of all files of which it may show something else than lines. */
    default BitSet declaring() {
        return new BitSet();
    }

    private static BitSet declaring(List<SearchNode> parts) {
        BitSet files = new BitSet();
        parts.forEach(part -> files.or(part.declaring()));
        return files;
    }

    record AllOf(BitSet candidates, List<SearchNode> parts) implements SearchNode {
        @Override
        public boolean matches(FileView file) {
            return parts.stream().allMatch(part -> part.matches(file));
        }

        @Override
        public void show(FileView file, Hits hits) {
            parts.forEach(part -> part.show(file, hits));
        }

        @Override
        public boolean shows() {
            return parts.stream().anyMatch(SearchNode::shows);
        }

        @Override
        public BitSet declaring() {
            return SearchNode.declaring(parts);
        }
    }

    record AnyOf(BitSet candidates, List<SearchNode> parts) implements SearchNode {
        @Override
        public boolean matches(FileView file) {
            return parts.stream().anyMatch(part -> part.matches(file));
        }

        @Override
        public void show(FileView file, Hits hits) {
            for (SearchNode part : parts) if (part.matches(file)) part.show(file, hits);
        }

        @Override
        public boolean shows() {
            return parts.stream().anyMatch(SearchNode::shows);
        }

        @Override
        public BitSet declaring() {
            return SearchNode.declaring(parts);
        }
    }

    record NoneOf(BitSet candidates, SearchNode part) implements SearchNode {
        @Override
        public boolean matches(FileView file) {
            return !part.matches(file);
        }

        @Override
        public void show(FileView file, Hits hits) {}

        @Override
        public boolean shows() {
            return false;
        }
    }

    /** Files of which the index alone can tell. */
    record Files(BitSet candidates) implements SearchNode {
        @Override
        public boolean matches(FileView file) {
            return file.isIn(candidates);
        }

        @Override
        public void show(FileView file, Hits hits) {}

        @Override
        public boolean shows() {
            return false;
        }
    }

    /**
     * Files that declare certain symbols.
     *
     * @param ranks of the symbols, by the path of the file that declares them
     */
    record Declarations(BitSet candidates, Map<String, List<Integer>> ranks) implements SearchNode {
        @Override
        public boolean matches(FileView file) {
            return ranks.containsKey(file.path());
        }

        @Override
        public void show(FileView file, Hits hits) {
            ranks.getOrDefault(file.path(), List.of()).forEach(hits::symbol);
        }

        @Override
        public boolean shows() {
            return true;
        }

        @Override
        public BitSet declaring() {
            return candidates;
        }
    }

    /**
     * Files in which certain calls are written.
     *
     * @param calls by the path of their file
     */
    record Calls(BitSet candidates, Map<String, List<CallHit>> calls) implements SearchNode {
        @Override
        public boolean matches(FileView file) {
            return calls.containsKey(file.path());
        }

        @Override
        public void show(FileView file, Hits hits) {
            calls.getOrDefault(file.path(), List.of()).forEach(hits::call);
        }

        @Override
        public boolean shows() {
            return true;
        }

        @Override
        public BitSet declaring() {
            return candidates;
        }
    }

    /** Files in which a finder finds something. */
    record Lines(BitSet candidates, LineFinder finder) implements SearchNode {
        @Override
        public boolean matches(FileView file) {
            return file.isIn(candidates) && !file.matches(finder).isEmpty();
        }

        @Override
        public void show(FileView file, Hits hits) {
            if (file.isIn(candidates)) file.matches(finder).forEach(hits::line);
        }

        @Override
        public boolean shows() {
            return true;
        }
    }
}
