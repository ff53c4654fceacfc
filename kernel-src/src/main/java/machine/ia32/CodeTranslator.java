package machine.ia32;

import org.jspecify.annotations.Nullable;

/** Makes [TranslatedCode] of instructions that are executed often. */
public interface CodeTranslator {

    /** The one that translates nothing. */
    CodeTranslator NONE =
            new CodeTranslator() {
                @Override
                public int threshold() {
                    return Integer.MAX_VALUE;
                }

                @Override
                public @Nullable TranslatedEntry translate(int frame, int offset) {
                    return null;
                }
            };

    /** How often a block is interpreted before it is to be translated. */
    int threshold();

    /// Translates 32-bit code of a flat segment.
    ///
    /// @param frame of the page that the code is in
    /// @param offset of the first instruction in the page
    /// @return null if it is to be interpreted
    @Nullable TranslatedEntry translate(int frame, int offset);
}
