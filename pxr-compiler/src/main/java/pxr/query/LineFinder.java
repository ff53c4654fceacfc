package pxr.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pxr.index.CaseFolding;
import pxr.query.FileView.Match;
import pxr.source.LineMap;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;

/// Finds the places in a file's text that match, in the order of their offsets. Each lies on one
/// line.
sealed interface LineFinder {

    List<Match> find(FileView file);

    /** The characters themselves. */
    record Literal(String text, boolean matchCase) implements LineFinder {

        public Literal {
            if (!matchCase) text = CaseFolding.fold(text);
        }

        @Override
        public List<Match> find(FileView file) {
            String searched = matchCase ? file.text() : file.folded();
            List<Match> matches = new ArrayList<>();
            for (int at = 0; (at = searched.indexOf(text, at)) >= 0; at += text.length()) {
                matches.add(new Match(at, at + text.length()));
            }
            return matches;
        }
    }

    /// A regular expression, held against one line at a time.
    ///
    /// @param literal a text that is on each line that matches, or empty
    record Regex(Pattern pattern, Literal literal, Budget budget) implements LineFinder {

        @Override
        public List<Match> find(FileView file) {
            List<Match> matches = new ArrayList<>();
            LineMap lines = file.lines();
            Matcher matcher = pattern.matcher(budget.watch(file.text()));
            if (literal.text().isEmpty()) {
                for (int line = 1; line <= lines.count(); line++)
                    addLine(file, line, matcher, matches);
                return matches;
            }
            int last = 0;
            for (Match found : file.matches(literal)) {
                int line = lines.line(found.start());
                if (line != last) addLine(file, line, matcher, matches);
                last = line;
            }
            return matches;
        }

        private static void addLine(FileView file, int line, Matcher matcher, List<Match> matches) {
            int start = file.lines().start(line);
            int end = Lines.end(file.text(), file.lines(), line);
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
