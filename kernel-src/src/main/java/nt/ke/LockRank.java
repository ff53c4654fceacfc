package nt.ke;

/// The kinds of the kernel's own spin locks, in the order in which they are taken: who holds one
/// may take only later ones. So no two processors ever wait for each other.
enum LockRank {
    /** Locks of others, of which nothing is known. */
    UNRANKED("other locks"),
    APC_QUEUE("ApcQueueLock"),
    DISPATCHER("dispatcher"),
    /** Those of dispatcher objects: of these one can hold several, if it takes them in order. */
    OBJECT("object locks", true),
    TIMER_TABLE("timer table"),
    THREAD("ThreadLock"),
    GATE("ObjectLock of gates"),
    PRCB("PrcbLock"),
    DPC("DpcLock");

    /** What tables call locks of this kind. */
    final String lockName;

    /** Its bit in the set of the kinds that a processor holds; none for those not ranked. */
    final int bit = ordinal() == 0 ? 0 : 1 << ordinal();

    /** This kind and all later ones; of object locks only the later ones. */
    final int notBefore;

    LockRank(String lockName) {
        this(lockName, false);
    }

    /// @param several whether one may be taken while another of the kind is held
    LockRank(String lockName, boolean several) {
        this.lockName = lockName;
        notBefore = ordinal() == 0 ? 0 : -1 << (several ? ordinal() + 1 : ordinal());
    }

    /** That of a numbered lock. */
    static LockRank ofNumber(int number) {
        if (number == LockQueueNumber.LockQueueDispatcherLock.number()) {
            return DISPATCHER;
        }
        return number >= LockQueueNumber.LockQueueTimerTableLock.number() ? TIMER_TABLE : UNRANKED;
    }
}
