package pxr.index;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.util.BytesRef;

/** Gives the engine terms that are known already, each once with its frequency in the document. */
final class TermStream extends TokenStream {

    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private final Iterator<Map.Entry<BytesRef, Integer>> terms;

    private TermStream(Stream<Map.Entry<BytesRef, Integer>> terms) {
        this.terms = terms.iterator();
    }

    static TermStream of(Collection<String> values) {
        return new TermStream(values.stream().map(value -> Map.entry(Schema.bytes(value), 1)));
    }

    static TermStream counted(Map<String, Integer> frequencies) {
        return new TermStream(
                frequencies.entrySet().stream()
                        .map(e -> Map.entry(Schema.bytes(e.getKey()), e.getValue())));
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (!terms.hasNext()) return false;
        Map.Entry<BytesRef, Integer> next = terms.next();
        term.setBytesRef(next.getKey());
        frequency.setTermFrequency(next.getValue());
        return true;
    }
}
