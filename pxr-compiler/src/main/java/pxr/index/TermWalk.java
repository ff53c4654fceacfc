package pxr.index;

import java.io.IOException;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Goes through terms that begin alike; the terms of a segment are sorted, so they stand together.
 */
public final class TermWalk {

    private TermWalk() {}

    /** What is done at each term, while the terms themselves stand there. */
    public interface Step {
        /** Returns whether to go on. */
        boolean at(BytesRef term) throws IOException;
    }

    /** Returns whether the walk came to its end. */
    public static boolean from(TermsEnum terms, BytesRef beginning, Step step) throws IOException {
        if (terms.seekCeil(beginning) == TermsEnum.SeekStatus.END) return true;
        for (BytesRef term = terms.term();
                term != null && StringHelper.startsWith(term, beginning);
                term = terms.next()) {
            if (!step.at(term)) return false;
        }
        return true;
    }
}
