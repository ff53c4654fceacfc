package pxr.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pxr.query.FileView.Match;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;

/// Finds the places in a file's text that match, in the order of their offsets. Each lies on one
/// line.
sealed interface LineFinder {

    List<Match> find(FileView file);

    /** The characters themselves. */
    record Literal(String text) implements LineFinder {

        @Override
        public List<Match> find(FileView file) {
            String searched = file.text();
            List<Match> matches = new ArrayList<>();
            for (int at = 0; (at = searched.indexOf(text, at)) >= 0; at += text.length()) {
                matches.add(new Match(at, at + text.length()));
            }
            return matches;
        }
    }

    /** The characters in upper or lower case. */
    record Caseless(CaselessText text) implements LineFinder {

        @Override
        public List<Match> find(FileView file) {
            String searched = file.text();
            List<Match> matches = new ArrayList<>();
            for (int at = 0; (at = text.find(searched, at)) >= 0; at += text.length()) {
                matches.add(new Match(at, at + text.length()));
            }
            return matches;
        }
    }

    /// A regular expression, held against one line at a time.
    ///
    /// @param literal a text that is on each line that matches, or empty
    record Regex(Pattern pattern, Caseless literal, Budget budget) implements LineFinder {

        @Override
        public List<Match> find(FileView file) {
            String text = file.text();
            List<Match> matches = new ArrayList<>();
            Matcher matcher = pattern.matcher(budget.watch(text));
            if (literal.text().isEmpty()) {
                for (int start = 0; start <= text.length(); ) {
                    int end = Lines.end(text, start);
                    addLine(matcher, start, end, matches);
                    start = Lines.next(text, end);
                }
                return matches;
            }
            int seen = -1;
            for (Match found : file.matches(literal)) {
                if (found.start() <= seen) continue; // on a line that was looked at
                int end = Lines.end(text, found.start());
                addLine(matcher, Lines.start(text, found.start()), end, matches);
                seen = end;
            }
            return matches;
        }

        private static void addLine(Matcher matcher, int start, int end, List<Match> matches) {
            matcher.region(start, end);
            while (matcher.find()) {
                matches.add(new Match(matcher.start(), matcher.end()));
            }
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
            for (Occurrence o : file.facts().occurrences()) {
                boolean wanted = roles.contains(o.role()) && pattern.matches(o, file.text());
                if (wanted) matches.add(new Match(o.offset(), o.end()));
            }
            return matches;
        }
    }
}
