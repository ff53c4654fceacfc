package pxr.index;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/// Gives the engine terms that are known already, each once with its frequency in the document.
///
/// A plain iterator, and no object per term but its bytes: a thousand terms per file pass here.
final class TermStream<T> extends TokenStream {

    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private final Iterator<T> terms;
    private final Function<T, String> text;
    private final ToIntFunction<T> count;

    private TermStream(Iterable<T> terms, Function<T, String> text, ToIntFunction<T> count) {
        this.terms = terms.iterator();
        this.text = text;
        this.count = count;
    }

    static TokenStream of(Collection<String> values) {
        return new TermStream<>(values, value -> value, _ -> 1);
    }

    static TokenStream counted(Map<String, Integer> frequencies) {
        return new TermStream<>(frequencies.entrySet(), Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public boolean incrementToken() {
        if (!terms.hasNext()) return false;
        T next = terms.next();
        term.setBytesRef(Schema.bytes(text.apply(next)));
        frequency.setTermFrequency(count.applyAsInt(next));
        return true;
    }
}
