package machine.ia32;

/// Instructions that follow each other in one page, of which only the last may jump.
public final class Block {

    private final Instruction[] instructions;
    private final boolean big;

    /** Whether its bytes are still what it was made from. */
    private boolean valid = true;

    Block(Instruction[] instructions, boolean big) {
        this.instructions = instructions;
        this.big = big;
    }

    /** To be read only. */
    public Instruction[] instructions() {
        return instructions;
    }

    /** Whether it was decoded for a 32-bit code segment. */
    boolean isBig() {
        return big;
    }

    public boolean isValid() {
        return valid;
    }

    void giveUp() {
        valid = false;
    }
}
