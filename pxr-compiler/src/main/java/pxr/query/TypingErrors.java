package pxr.query;

import java.util.List;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

/// The names that someone may have meant who made one typing error: a letter left out, added, put
/// for another or swapped with the next.
final class TypingErrors {

    /** In shorter names one error makes half of all other names. */
    static final int SHORTEST = 4;

    private TypingErrors() {}

    /// All names one error away, or none.
    ///
    /// @param goOn whether something may follow, as while one types
    static CompiledAutomaton around(String name, boolean goOn) {
        Automaton near = new LevenshteinAutomata(name, true).toAutomaton(1);
        Automaton names =
                goOn ? Operations.concatenate(List.of(near, Automata.makeAnyString())) : near;
        return new CompiledAutomaton(
                Operations.determinize(names, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
    }
}
