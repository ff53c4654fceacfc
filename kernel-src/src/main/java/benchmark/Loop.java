package benchmark;

import java.util.Locale;

/// The loops of `loops.c`, in the order of their numbers.
///
/// @param rounds that make some hundred million instructions
enum Loop {
    SIEVE(100),
    CRC_32(60),
    QUICKSORT(30),
    COPY(100),
    HASH(200);

    final int rounds;

    Loop(int rounds) {
        this.rounds = rounds;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
