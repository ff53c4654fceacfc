package machine;

/// The sequence of draws that decides a run: splitmix64.
///
/// @source Steele, Lea, Flood: *Fast Splittable Pseudorandom Number Generators*, OOPSLA 2014
final class Seed {

    private long state;

    Seed(long value) {
        state = value;
    }

    /** A number from 0 to `bound` - 1. */
    int draw(int bound) {
        state += 0x9E3779B97F4A7C15L;
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (int) Math.unsignedMultiplyHigh(mixed ^ (mixed >>> 31), bound);
    }
}
