package nt.ke;

/// Which processor is best for a thread that may go on.
///
/// | all else equal, it is | because |
/// |---|---|
/// | an idle one | the thread runs at once |
/// | of the thread's node | its memory is near |
/// | of a core that does nothing else | two threads of one core slow each other |
/// | the thread's ideal one | so the threads of a process spread |
/// | the one it last ran on | its data may still be in the cache |
/// | the first | there must be one |
///
/// If none is idle only the last three rows count.
///
/// @model NT also leaves out idle processors that are asleep; here none sleeps.
/// @source Solomon, Russinovich: *Windows Internals*, 4th edition, chapter 6
final class ProcessorChoice {

    private final Processors processors;

    ProcessorChoice(Processors processors) {
        this.processors = processors;
    }

    /// @param idleSet those of the thread's processors that are idle: a bit for each
    /// @return its number
    int bestFor(KThread thread, int idleSet) {
        if (idleSet == 0) {
            return preferred(
                    thread, processors.KeQueryActiveProcessors() & processors.placesOf(thread));
        }
        int near = narrowed(idleSet, processors.topology().node(thread.idealProcessor));
        return preferred(thread, narrowed(near, processors.idleCores()));
    }

    /** Those of a set that are also in another one, unless there are none. */
    private static int narrowed(int set, int wanted) {
        return (set & wanted) != 0 ? set & wanted : set;
    }

    private static int preferred(KThread thread, int set) {
        if ((set & 1 << thread.idealProcessor) != 0) {
            return thread.idealProcessor;
        }
        if ((set & 1 << thread.nextProcessor) != 0) {
            return thread.nextProcessor;
        }
        return Integer.numberOfTrailingZeros(set);
    }
}
