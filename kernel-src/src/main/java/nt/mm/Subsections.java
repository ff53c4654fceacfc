package nt.mm;

import java.util.HashMap;
import java.util.Map;
import nt.rtl.GuardedBy;

/// All subsections, by the number that prototypes have room for.
///
/// @model In NT the number is the address, divided by 8.
final class Subsections {

    @GuardedBy("PFN")
    private final Map<Integer, Subsection> byNumber = new HashMap<>();

    private int next = 1;

    int newNumber() {
        return next++;
    }

    void add(Subsection subsection) {
        byNumber.put(subsection.number, subsection);
    }

    void remove(Subsection subsection) {
        byNumber.remove(subsection.number);
    }

    Subsection get(int number) {
        Subsection subsection = byNumber.get(number);
        if (subsection == null) {
            throw new IllegalStateException("no subsection " + number);
        }
        return subsection;
    }
}
