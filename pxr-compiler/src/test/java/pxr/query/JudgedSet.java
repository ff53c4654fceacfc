package pxr.query;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Queries with the symbol that a person would expect first. They were written down by what the
/// names mean to someone who knows the library, before any engine was asked.
record JudgedSet(List<Query> queries) {

    record Query(String typed, String expected) {

        /** Where the expected symbol stands among the answers, from 1; 0 if it does not. */
        int rank(List<SymbolEntry> answers) {
            for (int i = 0; i < answers.size(); i++) {
                String id = answers.get(i).id();
                if (id.equals(expected) || id.startsWith(expected + "(")) return i + 1;
            }
            return 0;
        }
    }

    /// @param reciprocalRank the mean over all queries of 1/rank, 0 where there is none
    /// @param misses those whose expected answer is not the first, with what is
    record Verdict(double reciprocalRank, List<String> misses) {}

    private static final int SEEN = 10;

    static JudgedSet read(String corpus) throws IOException {
        try (InputStream in = JudgedSet.class.getResourceAsStream("/judged/" + corpus + ".tsv")) {
            if (in == null) throw new IllegalArgumentException("no judged set for " + corpus);
            return new JudgedSet(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#") && !line.isBlank())
                            .map(line -> line.split("\t"))
                            .map(columns -> new Query(columns[0], columns[1]))
                            .toList());
        }
    }

    Verdict judge(CrossReference code) {
        double sum = 0;
        List<String> misses = new ArrayList<>();
        for (Query query : queries) {
            List<SymbolEntry> answers = code.lookup(query.typed, Set.of(), SEEN);
            int rank = query.rank(answers);
            if (rank > 0) sum += 1.0 / rank;
            String first = answers.isEmpty() ? "nothing" : answers.getFirst().id();
            if (rank != 1)
                misses.add(
                        query.typed + ": " + query.expected + " is " + rank + ", first " + first);
        }
        return new Verdict(sum / queries.size(), misses);
    }
}
