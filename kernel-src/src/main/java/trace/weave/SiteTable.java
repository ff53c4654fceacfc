package trace.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import trace.CallSite;
import trace.Recorder;

/// The numbers of calling places. A place has one for each method that it can reach, which is the
/// number of the place plus the *rank* of the method; so the place is said before the call, when it
/// is not known yet which of the methods it will be, and the method adds its rank.
final class SiteTable {

    private static final int NO_METHOD = 0;

    private final int highestRank;
    private final List<CallSite> sites = new ArrayList<>();
    private final List<Integer> targets = new ArrayList<>();

    /// @param highestRank of all methods. As many numbers are left unused, so that every place has
    ///   a number greater than 0.
    SiteTable(int highestRank) {
        this.highestRank = highestRank;
        for (int unused = 0; unused < highestRank; unused++) {
            add(NO_METHOD, 0, NO_METHOD);
        }
    }

    /// @param reached the ids of the methods that are called there, by rank; at least one
    /// @return the number of the place
    int add(int method, int line, SortedMap<Integer, Integer> reached) {
        int lowest = reached.firstKey();
        int first = sites.size() + 1;
        for (int rank = lowest; rank <= reached.lastKey(); rank++) {
            add(method, line, reached.getOrDefault(rank, NO_METHOD));
        }
        return first - lowest;
    }

    private void add(int method, int line, int target) {
        int number = sites.size() + 1;
        if (number >= Recorder.MOST_SITES) {
            throw new IllegalStateException("more calling places than a record can tell apart");
        }
        sites.add(new CallSite(number, method, line));
        targets.add(target);
    }

    List<CallSite> all() {
        return List.copyOf(sites);
    }

    /// The methods reached, by the number of place and method; 0 for numbers without one, among
    /// them as many behind the last as ranks: any place's number may be met with any method's rank.
    int[] targets() {
        var byNumber = new int[targets.size() + 1 + highestRank];
        for (int site = 1; site <= targets.size(); site++) {
            byNumber[site] = targets.get(site - 1);
        }
        return byNumber;
    }
}
