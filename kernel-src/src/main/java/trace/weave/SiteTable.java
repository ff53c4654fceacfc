package trace.weave;

import java.util.ArrayList;
import java.util.List;
import trace.CallSite;
import trace.Recorder;

/** The numbers of calling places, and what each calls. */
final class SiteTable {

    private final List<CallSite> sites = new ArrayList<>();
    private final List<Integer> targets = new ArrayList<>();

    /// @param target the id of the method that is called there; [MethodWeaver#NONE] if it can be
    ///   one of several
    /// @return the number of the place, counting from 1
    int add(int method, int line, int target) {
        int id = sites.size() + 1;
        if (id >= Recorder.MOST_SITES) {
            throw new IllegalStateException("more calling places than a record can tell apart");
        }
        sites.add(new CallSite(id, method, line));
        targets.add(target);
        return id;
    }

    List<CallSite> all() {
        return List.copyOf(sites);
    }

    /** The targets by the number of the place; the number 0 has none. */
    int[] targets() {
        var byNumber = new int[targets.size() + 1];
        for (int site = 1; site < byNumber.length; site++) {
            byNumber[site] = targets.get(site - 1);
        }
        return byNumber;
    }
}
