package nt.ex.pool;

import java.util.SortedMap;
import java.util.TreeMap;
import nt.rtl.Nt;

/** What has been allocated and freed, by tag. */
@Nt("POOL_TRACKER_TABLE")
public final class PoolTracker {

    private final SortedMap<String, Use> uses = new TreeMap<>();

    PoolTracker() {}

    /// What happened with one tag.
    ///
    /// @param bytes in use now, headers included
    public record Use(long allocs, long frees, long bytes) {}

    void count(int tag, boolean allocated, int bytes) {
        uses.merge(
                text(tag),
                allocated ? new Use(1, 0, bytes) : new Use(0, 1, -bytes),
                (a, b) -> new Use(a.allocs + b.allocs, a.frees + b.frees, a.bytes + b.bytes));
    }

    /** By tag, in order of the tags. */
    public SortedMap<String, Use> uses() {
        return new TreeMap<>(uses);
    }

    /** A tag as its four letters. */
    static String text(int tag) {
        var letters = new StringBuilder();
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            letters.append((char) (tag >>> shift & 0x7F));
        }
        return letters.toString();
    }

    /** Four letters as a tag. */
    public static int tag(String letters) {
        int tag = 0;
        for (int index = letters.length() - 1; index >= 0; index--) {
            tag = tag << Byte.SIZE | letters.charAt(index);
        }
        return tag;
    }
}
