package machine.ia32;

import org.jspecify.annotations.Nullable;

/// Instructions that follow each other in one page, of which only the last may jump.
public final class Block {

    private final Instruction[] instructions;
    private final boolean big;

    /** Whether its bytes are still what it was made from. */
    private boolean valid = true;

    private final int frame;
    private final int offset;
    private int executions;
    private @Nullable TranslatedEntry translated;

    /// @param frame of the page that it is in
    /// @param offset of its first byte in the page
    Block(Instruction[] instructions, boolean big, int frame, int offset) {
        this.instructions = instructions;
        this.big = big;
        this.frame = frame;
        this.offset = offset;
    }

    /** To be read only. */
    public Instruction[] instructions() {
        return instructions;
    }

    /** Whether it was decoded for a 32-bit code segment. */
    boolean isBig() {
        return big;
    }

    /** What does the same and more, faster; null while there is nothing such. */
    @Nullable TranslatedEntry translated() {
        return translated;
    }

    /** Notes an execution of this block, and has it translated once there were enough. */
    void noteExecution(CodeTranslator translator) {
        if (++executions == translator.threshold() && valid && big) {
            translated = translator.translate(frame, offset);
        }
    }

    public boolean isValid() {
        return valid;
    }

    void giveUp() {
        valid = false;
    }
}
