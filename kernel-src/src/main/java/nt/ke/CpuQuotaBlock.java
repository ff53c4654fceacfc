package nt.ke;

import trace.TracedObject;

/// The share of the processors that the processes of one session have together.
///
/// @source Russinovich, Solomon, Ionescu: *Windows Internals*, 6th edition, chapter 5, *Dynamic
///   Fair Share Scheduling*
public final class CpuQuotaBlock extends TracedObject {

    public static final int LOWEST_WEIGHT = 1;
    public static final int DEFAULT_WEIGHT = 5;
    public static final int HIGHEST_WEIGHT = 9;

    final int weight;

    /** For each processor the time that is left of the interval's share there, in 100-ns units. */
    final long[] allowance;

    CpuQuotaBlock(int weight, int processors) {
        this.weight = weight;
        allowance = new long[processors];
    }

    boolean isExhaustedOn(KPrcb prcb) {
        return allowance[prcb.number] <= 0;
    }
}
