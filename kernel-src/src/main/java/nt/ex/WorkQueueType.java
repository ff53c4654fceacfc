package nt.ex;

import nt.rtl.Nt;

/** How urgent work is. */
@Nt("WORK_QUEUE_TYPE")
public enum WorkQueueType {
    /** Somebody waits for it. */
    CriticalWorkQueue(13, 5),
    /** All else. */
    DelayedWorkQueue(12, 3),
    /** What must go on even if all others are stuck: ending threads. */
    HyperCriticalWorkQueue(15, 1);

    /** Of the threads that do the work. */
    final int priority;

    /** How many of these there are to begin with. */
    final int threads;

    WorkQueueType(int priority, int threads) {
        this.priority = priority;
        this.threads = threads;
    }
}
