package pxr.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import pxr.index.TextBlock;
import pxr.query.FileView.Match;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;

/// Finds the places in a file that match, in the order of their offsets. Each lies on one line.
sealed interface LineFinder {

    List<Match> find(FileView file);

    /// What a finder finds in the text.
    ///
    /// @param blocks the documents of all blocks in which it may find anything
    record InText(BitSet blocks, TextFinder finder) implements LineFinder {

        @Override
        public List<Match> find(FileView file) {
            List<Match> matches = new ArrayList<>();
            for (TextBlock block : file.blocks(blocks)) {
                for (Match match : finder.find(block.text())) {
                    matches.add(
                            new Match(block.start() + match.start(), block.start() + match.end()));
                }
            }
            return matches;
        }
    }

    /** Those matches of another finder that begin in code, in a comment or in a string. */
    record In(Set<TextPlace> places, LineFinder finder) implements LineFinder {

        @Override
        public List<Match> find(FileView file) {
            List<Match> all = file.matches(finder);
            if (all.isEmpty()) return all;
            return all.stream().filter(m -> places.contains(file.places().at(m.start()))).toList();
        }
    }

    /** The tokens that use a symbol in one of the roles. */
    record Uses(Set<Role> roles, UsePattern pattern) implements LineFinder {

        @Override
        public List<Match> find(FileView file) {
            List<Match> matches = new ArrayList<>();
            for (Occurrence o : file.occurrences()) {
                boolean wanted = roles.contains(o.role()) && pattern.matches(o, file::text);
                if (wanted) matches.add(new Match(o.offset(), o.end()));
            }
            return matches;
        }
    }
}
