package pxr.index;

import java.util.logging.Level;
import java.util.logging.Logger;

/// Keeps the engine's advice on how to run it out of our output: that it could use an incubator
/// module to compare vectors means nothing to those who search for words.
final class EngineLog {

    /** Held here, for a logger that nobody holds forgets its level. */
    private static final Logger ENGINE =
            Logger.getLogger("org.apache.lucene.internal.vectorization");

    private EngineLog() {}

    static void silence() {
        ENGINE.setLevel(Level.SEVERE);
    }
}
