package machine;

/// What a virtual machine does not know of: the host gives each of its processors in turn to
/// somebody else for a while. To the machine that processor stands still in the middle of whatever
/// it does, and its interrupts wait.
final class Host {

    private final int processors;
    private final long period;
    private final long absence;
    private long begun;
    private int turn;
    private boolean away;

    /// @param now in cycles
    /// @param period cycles from one absence to the next
    /// @param absence cycles, fewer than `period`
    Host(int processors, long now, long period, long absence) {
        this.processors = processors;
        this.period = period;
        this.absence = absence;
        begun = now + period;
    }

    long absence() {
        return absence;
    }

    /** When the next processor leaves or comes back. */
    long nextChange() {
        return away ? begun + absence : begun;
    }

    /** Makes the next change; gives the processor that leaves or comes back. */
    int change() {
        away = !away;
        int changed = turn;
        if (!away) {
            turn = (turn + 1) % processors;
            begun += period;
        }
        return changed;
    }
}
