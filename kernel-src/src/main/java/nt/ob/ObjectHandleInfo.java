package nt.ob;

import java.util.ArrayList;
import java.util.List;
import nt.rtl.Nt;

/// How many handles each process has to an object. NT keeps the first process in the header itself
/// and makes an array for more.
@Nt("OBJECT_HEADER_HANDLE_INFO")
public final class ObjectHandleInfo {

    static final int SIZE = 8;

    /** A process and its handles. */
    @Nt("OBJECT_HANDLE_COUNT_ENTRY")
    private static final class Entry {
        final HandleOwner process;
        int handleCount;

        Entry(HandleOwner process) {
            this.process = process;
        }
    }

    private final List<Entry> handleCountEntries = new ArrayList<>();

    /** One more; how many it has now. */
    int increment(HandleOwner process) {
        for (Entry entry : handleCountEntries) {
            if (entry.process == process) {
                return ++entry.handleCount;
            }
        }
        var entry = new Entry(process);
        handleCountEntries.add(entry);
        return ++entry.handleCount;
    }

    /** One less; how many it had before. */
    int decrement(HandleOwner process) {
        for (Entry entry : handleCountEntries) {
            if (entry.process == process) {
                if (--entry.handleCount == 0) {
                    handleCountEntries.remove(entry);
                    return 1;
                }
                return entry.handleCount + 1;
            }
        }
        throw new IllegalStateException("the process has no handle to the object");
    }

    /** Processes that have the object open. */
    public int processes() {
        return handleCountEntries.size();
    }
}
