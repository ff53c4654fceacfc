package pxr.query;

import java.util.ArrayList;
import java.util.Arrays;
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
    /// @param literals one of them is on each line that matches; none if nothing is known of it
    record Regex(Pattern pattern, List<CaselessText> literals, Budget budget)
            implements TextFinder {

        @Override
        public List<Match> find(String text) {
            List<Match> matches = new ArrayList<>();
            Candidates lines = new Candidates(text);
            int from = lines.next(0);
            if (from >= text.length()) return matches;
            Matcher matcher = pattern.matcher(budget.watch(text));
            while (from < text.length()) { // behind the last line's end is none
                int end = Lines.end(text, from);
                matcher.region(from, end);
                while (matcher.find()) matches.add(new Match(matcher.start(), matcher.end()));
                from = lines.next(Lines.next(text, end));
            }
            return matches;
        }

        /** The lines that may match. */
        private final class Candidates {

            private final String text;

            /** Where each of the literals comes next, as far as it was looked for. */
            private final int[] found = new int[literals.size()];

            Candidates(String text) {
                this.text = text;
                Arrays.fill(found, -1);
            }

            /** The start of the next one, from a line's start on, or behind the text. */
            int next(int from) {
                if (literals.isEmpty() || from >= text.length()) return from;
                int first = text.length();
                for (int i = 0; i < found.length; i++) {
                    if (found[i] < from) {
                        int at = literals.get(i).find(text, from);
                        found[i] = at < 0 ? text.length() : at;
                    }
                    first = Math.min(first, found[i]);
                }
                return first == text.length() ? first : Lines.start(text, first);
            }
        }
    }
}
