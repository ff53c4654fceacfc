package machine.ia32.translate;

import java.util.ArrayList;
import java.util.List;

/// The places at which a region can be left, by their numbers.
///
/// @param offsets where EIP is then, in the page
/// @param undone how many of the instructions taken off the budget have not been executed
record Sites(List<Integer> offsets, List<Integer> undone) {

    /** The number of a jump to an address that was not known beforehand. */
    static final int ELSEWHERE = -1;

    Sites() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    /** Adds a place, and gives its number. */
    int add(int offset, int notExecuted) {
        offsets.add(offset);
        undone.add(notExecuted);
        return offsets.size() - 1;
    }
}
