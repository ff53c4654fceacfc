package nt.ke;

import nt.rtl.Nt;
import nt.rtl.RequiresLockHeld;

/// The rules by which a thread's priority moves: boosted when a wait ends, decaying while it
/// computes, never below its base.
///
/// | priority | |
/// |---|---|
/// | 0 | the zero page thread |
/// | 1–15 | dynamic: boosted and decayed |
/// | 16–31 | real time: fixed |
///
/// @source https://learn.microsoft.com/en-us/windows/win32/procthread/priority-boosts
/// @source https://github.com/reactos/reactos `ntoskrnl/ke/thrdschd.c`,
///   `ntoskrnl/include/internal/ke_x.h`
public final class Priorities {

    public static final int LOW_PRIORITY = 0;
    public static final int LOW_REALTIME_PRIORITY = 16;
    public static final int HIGH_PRIORITY = 31;

    private static final int HIGHEST_DYNAMIC = LOW_REALTIME_PRIORITY - 1;

    /** The highest priority that comes with an event: below those who wait for a sound card. */
    private static final int HIGHEST_HANDED = LOW_REALTIME_PRIORITY - 3;

    /** From this base priority on a thread does not pay for its waits. */
    @Nt("TIME_CRITICAL_PRIORITY_BOUND")
    static final int TIME_CRITICAL_BASE = 14;

    /** Quantum units a clock tick costs the thread that it finds running. */
    static final int CLOCK_QUANTUM_DECREMENT = 3;

    /** Quantum units a wait costs. */
    static final int WAIT_QUANTUM_DECREMENT = 1;

    /** What a real-time thread gets whose process has no quantum. */
    static final int MAXIMUM_QUANTUM = 127;

    /** What a starving thread gets: two ticks, the second of which it overdraws. */
    static final int RESCUE_QUANTUM = 4;

    public static final int EVENT_INCREMENT = 1;
    public static final int SEMAPHORE_INCREMENT = 1;
    public static final int MUTANT_INCREMENT = 1;
    public static final int TIMER_INCREMENT = 0;
    public static final int ALERT_INCREMENT = 2;

    private Priorities() {}

    /** The priority next to the wished one that is in the range of the thread's process. */
    static int within(KThread thread, int wished) {
        return thread.process.basePriority >= LOW_REALTIME_PRIORITY
                ? Math.clamp(wished, LOW_REALTIME_PRIORITY, HIGH_PRIORITY)
                : Math.clamp(wished, LOW_PRIORITY + 1, HIGHEST_DYNAMIC);
    }

    /** Whether the end of its quantum is not the end of its turn. */
    static boolean runsToCompletion(KThread thread) {
        return thread.quantumReset == 0
                || thread.process.disableQuantum && thread.priority >= LOW_REALTIME_PRIORITY;
    }

    /// The priority after one more step of decay.
    @RequiresLockHeld("ThreadLock")
    static int KiComputeNewPriority(KThread thread) {
        if (thread.priority >= LOW_REALTIME_PRIORITY || thread.process.fixedPriorities) {
            return thread.priority;
        }
        int decayed = thread.priority - thread.priorityDecrement - 1;
        thread.priorityDecrement = 0;
        return Math.max(decayed, thread.basePriority);
    }

    /// What a thread gets and pays for the wait that has just ended. What it gets for being in the
    /// foreground it loses at once at the end of its quantum, the rest level by level.
    ///
    /// @model The decay, if the wait used the quantum up, comes before the boost.
    @RequiresLockHeld("ThreadLock")
    static void adjustForUnwait(KThread thread, int increment) {
        if (thread.priority >= LOW_REALTIME_PRIORITY
                || thread.basePriority >= TIME_CRITICAL_BASE
                || thread.process.fixedPriorities) {
            thread.quantum = thread.quantumReset;
            return;
        }
        thread.quantum -= WAIT_QUANTUM_DECREMENT;
        if (thread.quantum <= 0) {
            thread.quantum = thread.quantumReset;
            thread.priority = KiComputeNewPriority(thread);
        }
        if (thread.priorityDecrement == 0 && !thread.disableBoost()) {
            int deserved = Math.min(thread.basePriority + increment, HIGHEST_DYNAMIC);
            int boosted = Math.min(deserved + thread.process.prioritySeparation, HIGHEST_DYNAMIC);
            if (boosted > thread.priority) {
                thread.priority = boosted;
                thread.priorityDecrement = boosted - deserved;
            }
        }
    }

    /// What a thread gets that an event was handed to by a thread of priority `increment`: one
    /// level more than that, so that it is through with the event before others come, but 13 at
    /// most; and time enough.
    ///
    /// @model That the quantum is raised to 4 before it is charged is how we read the source.
    @RequiresLockHeld("ThreadLock")
    static void adjustForBoost(KThread thread, int increment) {
        if (thread.process.fixedPriorities) {
            thread.quantum = thread.quantumReset;
            return;
        }
        if (thread.priority <= increment
                && thread.priority < HIGHEST_HANDED
                && !thread.disableBoost()) {
            thread.priority = Math.min(increment + 1, HIGHEST_HANDED);
        }
        thread.quantum = Math.max(thread.quantum, RESCUE_QUANTUM) - WAIT_QUANTUM_DECREMENT;
    }

    /// Lifts a starving thread over all other dynamic ones, for two clock ticks. What it is lifted
    /// by is taken back at once when they are over.
    static void rescue(KThread thread) {
        thread.priorityDecrement += HIGHEST_DYNAMIC - thread.priority;
        thread.priority = HIGHEST_DYNAMIC;
        thread.quantum = RESCUE_QUANTUM;
    }
}
