package machine.ia32;

/** How many instructions may still be executed, and how many have been. */
final class Steps {

    long allowed;
    long taken;

    /** Instructions of the present block that are done but not yet counted in [#taken]. */
    int pending;

    long left() {
        return allowed - taken - pending;
    }
}
