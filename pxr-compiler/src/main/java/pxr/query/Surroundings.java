package pxr.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The packages and types around symbols, as a tree: what is around one symbol is a node, and its
/// qualifiers are the names on the way from the root.
///
/// How well a typed qualifier fits is so found out once for each name, however many symbols have it
/// around them.
final class Surroundings {

    /** Around what stands by itself. */
    static final int ROOT = 0;

    private final List<SimpleName> names = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Long, Integer> nodes = new HashMap<>();
    private int[] parents = new int[1 << 10];
    private int[] nameOf = new int[1 << 10];
    private int size = 1;

    /** The node of those qualifiers, outermost first. */
    int node(List<String> qualifiers) {
        int node = ROOT;
        for (String qualifier : qualifiers) node = node(node, qualifier);
        return node;
    }

    /** The node of a package or type that is around nothing but what that node is around. */
    int node(int parent, String name) {
        int number = numbers.computeIfAbsent(name, _ -> names.size());
        if (number == names.size()) names.add(SimpleName.of(name));
        long way = (long) parent << Integer.SIZE | number;
        Integer known = nodes.get(way);
        return known != null ? known : add(parent, number, way);
    }

    private int add(int parent, int name, long way) {
        if (size == parents.length) {
            parents = Arrays.copyOf(parents, 2 * size);
            nameOf = Arrays.copyOf(nameOf, 2 * size);
        }
        parents[size] = parent;
        nameOf[size] = name;
        nodes.put(way, size);
        return size++;
    }

    int size() {
        return size;
    }

    /// How well typed qualifiers fit each node, see [Abbreviation#fit].
    Fits fits(Abbreviation wanted) {
        return new Fits(wanted);
    }

    final class Fits {

        private static final int FROM = 2; // for the least is -1

        private final Abbreviation wanted;
        private final int[][] ofName;
        private final int most;
        private final int[] known; // of each node, from 1 on; 0 where it was not asked for

        private Fits(Abbreviation wanted) {
            this.wanted = wanted;
            ofName = wanted.qualifiers().stream().map(this::ofNames).toArray(int[][]::new);
            most =
                    Arrays.stream(ofName).mapToInt(Fits::most).sum()
                            + (ofName.length == 0 ? 0 : Abbreviation.DIRECTLY_AROUND);
            known = new int[ofName.length == 0 ? 0 : size];
        }

        private int[] ofNames(NamePattern qualifier) {
            return names.stream().mapToInt(name -> Abbreviation.fit(qualifier, name)).toArray();
        }

        private static int most(int[] fits) {
            return Math.max(0, Arrays.stream(fits).max().orElse(0));
        }

        /** What no node exceeds. */
        int most() {
            return most;
        }

        /** How well the qualifiers fit that node's: -1 when they do not. */
        int of(int node) {
            if (ofName.length == 0) return 0;
            if (known[node] == 0) known[node] = wanted.fit(new Way(node)) + FROM;
            return known[node] - FROM;
        }

        private final class Way implements Abbreviation.Outwards {

            private int at;

            Way(int node) {
                this.at = node;
            }

            @Override
            public boolean hasMore() {
                return at != ROOT;
            }

            @Override
            public int fit(int qualifier) {
                return ofName[qualifier][nameOf[at]];
            }

            @Override
            public void step() {
                at = parents[at];
            }
        }
    }
}
