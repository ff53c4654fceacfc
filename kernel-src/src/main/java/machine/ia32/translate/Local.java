package machine.ia32.translate;

/// The local variables of a translated region.
final class Local {

    static final int REGISTERS = 1;
    static final int MMU = 2;
    static final int ENTRY = 3;

    /** Instructions that may still be executed; those of the block being executed are taken off. */
    static final int BUDGET = 4;

    /** EAX, which the other general registers follow. */
    static final int GENERAL = 5;

    /** The operands that [LazyFlags] speaks of, and its kind. */
    static final int FLAG_A = 13;

    static final int FLAG_B = 14;
    static final int FLAG_C = 15;
    static final int FLAG_KIND = 16;

    /** The linear address of the page. */
    static final int BASE = 17;

    /** Where execution stops if it stops now; see [CompiledRegion]. */
    static final int SITE = 18;

    /** Where it goes on after a jump to an address that is not known beforehand. */
    static final int TARGET = 19;

    static final int READ_TAGS = 20;
    static final int WRITE_TAGS = 21;
    static final int PAGES = 22;
    static final int USER = 23;

    // Within an instruction.
    static final int ADDRESS = 24;
    static final int SLOT = 25;
    static final int OPERAND_A = 26;
    static final int OPERAND_B = 27;
    static final int RESULT = 28;
    static final int SCRATCH = 29;
    static final int LONG_A = 30;
    static final int LONG_B = 32;

    private Local() {}

    static int general(int register) {
        return GENERAL + register;
    }
}
