package machine;

/** Draws both from a seed. */
public final class SeededSchedule implements Schedule {

    private final Seed seed;
    private final int meanSlice;

    /// @param meanSlice points of a turn, on average
    public SeededSchedule(long seed, int meanSlice) {
        this.seed = new Seed(seed);
        this.meanSlice = meanSlice;
    }

    @Override
    public int processor(int candidates) {
        return nthBit(candidates, seed.draw(Integer.bitCount(candidates)));
    }

    @Override
    public int points() {
        return 1 + seed.draw(2 * meanSlice - 1);
    }

    private static int nthBit(int set, int n) {
        for (int skipped = 0; skipped < n; skipped++) {
            set &= set - 1;
        }
        return Integer.numberOfTrailingZeros(set);
    }
}
