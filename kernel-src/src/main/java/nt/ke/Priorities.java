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

    /** From this base priority on a thread does not pay for its waits. */
    @Nt("TIME_CRITICAL_PRIORITY_BOUND")
    static final int TIME_CRITICAL_BASE = 14;

    /** Quantum units a clock tick costs the thread that it finds running. */
    static final int CLOCK_QUANTUM_DECREMENT = 3;

    /** Quantum units a wait costs. */
    static final int WAIT_QUANTUM_DECREMENT = 1;

    /** What a real-time thread gets whose process has no quantum. */
    static final int MAXIMUM_QUANTUM = 127;

    /** 12 clock ticks: long and fixed, the setting of a server. */
    public static final int DEFAULT_QUANTUM = 36;

    public static final int EVENT_INCREMENT = 1;
    public static final int SEMAPHORE_INCREMENT = 1;
    public static final int MUTANT_INCREMENT = 1;
    public static final int TIMER_INCREMENT = 0;
    public static final int ALERT_INCREMENT = 2;

    private Priorities() {}

    /// The priority after one more step of decay.
    @RequiresLockHeld("ThreadLock")
    static int KiComputeNewPriority(KThread thread) {
        if (thread.priority >= LOW_REALTIME_PRIORITY) {
            return thread.priority;
        }
        int decayed = thread.priority - thread.priorityDecrement - 1;
        thread.priorityDecrement = 0;
        return Math.max(decayed, thread.basePriority);
    }

    /// What a thread gets and pays for the wait that has just ended.
    ///
    /// @model The decay, if the wait used the quantum up, comes before the boost.
    @RequiresLockHeld("ThreadLock")
    static void adjustForUnwait(KThread thread, int increment) {
        if (thread.priority >= LOW_REALTIME_PRIORITY || thread.basePriority >= TIME_CRITICAL_BASE) {
            thread.quantum = thread.quantumReset;
            return;
        }
        thread.quantum -= WAIT_QUANTUM_DECREMENT;
        if (thread.quantum <= 0) {
            thread.quantum = thread.quantumReset;
            thread.priority = KiComputeNewPriority(thread);
        }
        if (thread.priorityDecrement == 0 && !thread.disableBoost) {
            int boosted = Math.min(thread.basePriority + increment, LOW_REALTIME_PRIORITY - 1);
            thread.priority = Math.max(thread.priority, boosted);
        }
    }
}
