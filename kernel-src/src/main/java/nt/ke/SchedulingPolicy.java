package nt.ke;

/// How priorities move, and what is done against priority inversion.
///
/// @source https://learn.microsoft.com/en-us/previous-versions/ms904270(v=msdn.10) (inheritance)
public enum SchedulingPolicy {
    /** NT's: boosts, decay, and the rescue of starving threads. */
    NT(KPrcb.MAXIMUM_PRIORITY, Inheritance.NONE),
    /// Windows CE's since CE .NET: priorities stay where they are put, except that the owner of a
    /// mutant inherits the priority of the most urgent thread that waits for it. See [CeThreads].
    WINDOWS_CE(CeReadyQueues.PRIORITIES, Inheritance.OF_THE_OWNER),
    /** The same with the inheritance of Windows CE 2.12. */
    WINDOWS_CE_2(CeReadyQueues.PRIORITIES, Inheritance.ALONG_THE_CHAIN);

    /** Who inherits the priority of a thread that waits for a mutant. */
    enum Inheritance {
        NONE,
        /// The owner. It hands on what it has inherited if it *then* begins to wait for a mutant
        /// itself, but not if it waits already.
        ///
        /// @model The document says only that in some cases one level is all.
        OF_THE_OWNER,
        /** The owner, the owner of the mutant that this one waits for, and so on. */
        ALONG_THE_CHAIN
    }

    /** How many priorities there are; the highest number is the most urgent. */
    final int priorities;

    final Inheritance inheritance;

    SchedulingPolicy(int priorities, Inheritance inheritance) {
        this.priorities = priorities;
        this.inheritance = inheritance;
    }

    /** Whether priorities neither rise after waits nor decay. */
    boolean fixesPriorities() {
        return this != NT;
    }
}
