package pxr.syntax.token;

import java.util.Arrays;

/** The comments of a file in their order; their places are those of the translated characters. */
final class Comments {

    private int count;
    private int[] starts = new int[64];
    private int[] ends = new int[64];

    int count() {
        return count;
    }

    void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = start;
        ends[count++] = end;
    }

    int start(int i) {
        return starts[i];
    }

    int end(int i) {
        return ends[i];
    }
}
