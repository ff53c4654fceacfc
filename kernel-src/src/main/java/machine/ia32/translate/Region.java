package machine.ia32.translate;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/// What is translated together: blocks of one page that lead to each other.
///
/// @param frame of the page
/// @param blocks by their offsets
/// @param entries the offsets at which it can be entered
/// @param returns the offsets after its calls
record Region(
        int frame,
        SortedMap<Integer, RegionBlock> blocks,
        List<Integer> entries,
        SortedSet<Integer> returns) {}
