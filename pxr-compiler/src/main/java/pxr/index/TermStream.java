package pxr.index;

import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.util.BytesRef;

/** Gives the engine terms that are known already, each once with its frequency. */
final class TermStream extends TokenStream {

    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private final Iterator<Map.Entry<BytesRef, Integer>> terms;

    TermStream(Map<BytesRef, Integer> terms) {
        this.terms = terms.entrySet().iterator();
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
