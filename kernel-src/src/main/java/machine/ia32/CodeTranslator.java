package machine.ia32;

import org.jspecify.annotations.Nullable;

/** Makes [TranslatedCode] of instructions that are executed often. */
@FunctionalInterface
public interface CodeTranslator {

    /** How often a block is interpreted before it is translated. */
    int HOT = 2000;

    /** The one that translates nothing. */
    CodeTranslator NONE = (frame, offset) -> null;

    /// Translates 32-bit code of a flat segment.
    ///
    /// @param frame of the page that the code is in
    /// @param offset of the first instruction in the page
    /// @return null if it is to be interpreted
    @Nullable TranslatedEntry translate(int frame, int offset);
}
