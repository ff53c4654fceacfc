package pxr.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pxr.query.FileView.Match;

/// Finds the places in a text that match, in the order of their offsets. Each lies on one line.
sealed interface TextFinder {

    List<Match> find(String text);

    /** The characters themselves. */
    record Literal(String literal) implements TextFinder {

        @Override
        public List<Match> find(String text) {
            List<Match> matches = new ArrayList<>();
            for (int at = 0; (at = text.indexOf(literal, at)) >= 0; at += literal.length()) {
                matches.add(new Match(at, at + literal.length()));
            }
            return matches;
        }
    }

    /** The characters in upper or lower case. */
    record Caseless(CaselessText literal) implements TextFinder {

        @Override
        public List<Match> find(String text) {
            List<Match> matches = new ArrayList<>();
            for (int at = 0; (at = literal.find(text, at)) >= 0; at += literal.length()) {
                matches.add(new Match(at, at + literal.length()));
            }
            return matches;
        }
    }

    /// A regular expression, held against one line at a time.
    ///
    /// @param literal a text that is on each line that matches, or empty
    record Regex(Pattern pattern, CaselessText literal, Budget budget) implements TextFinder {

        @Override
        public List<Match> find(String text) {
            List<Match> matches = new ArrayList<>();
            int from = nextLine(text, 0);
            if (from > text.length()) return matches;
            Matcher matcher = pattern.matcher(budget.watch(text));
            while (from <= text.length()) {
                int end = Lines.end(text, from);
                matcher.region(from, end);
                while (matcher.find()) matches.add(new Match(matcher.start(), matcher.end()));
                from = nextLine(text, Lines.next(text, end));
            }
            return matches;
        }

        /** The start of the next line that may match, from a line's start on; behind the text. */
        private int nextLine(String text, int from) {
            if (literal.isEmpty() || from > text.length()) return from;
            int found = literal.find(text, from);
            return found < 0 ? text.length() + 1 : Lines.start(text, found);
        }
    }
}
