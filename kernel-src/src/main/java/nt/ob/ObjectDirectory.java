package nt.ob;

import java.util.ArrayList;
import java.util.List;
import nt.ex.PushLock;
import nt.rtl.GuardedBy;
import nt.rtl.Nt;
import nt.rtl.UnicodeCase;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/// Objects by name: a hash table of 37 chains. What is found moves to the front of its chain.
///
/// A directory has a reference to each object in it, and each object one to its directory: so none
/// of them goes before the name is taken out.
@Nt("OBJECT_DIRECTORY")
public final class ObjectDirectory extends TracedObject implements ObjectBody {

    static final int DIRECTORY_QUERY = 1;
    static final int DIRECTORY_TRAVERSE = 2;
    static final int DIRECTORY_CREATE_OBJECT = 4;
    static final int DIRECTORY_CREATE_SUBDIRECTORY = 8;

    static final int NUMBER_HASH_BUCKETS = 37;

    private final ObjectHeader header;

    final PushLock lock = new PushLock();

    @GuardedBy("Lock")
    private final @Nullable Entry[] hashBuckets = new @Nullable Entry[NUMBER_HASH_BUCKETS];

    /** A name in the directory. */
    @Nt("OBJECT_DIRECTORY_ENTRY")
    private static final class Entry {
        final String name;
        final ObjectHeader object;
        @Nullable Entry chainLink;

        Entry(String name, ObjectHeader object) {
            this.name = name;
            this.object = object;
        }
    }

    public ObjectDirectory(ObjectHeader header) {
        this.header = header;
        header.attach(this);
    }

    @Override
    public ObjectHeader objectHeader() {
        return header;
    }

    /// The object with that name.
    ///
    /// @param anyCase whether letters match those of the other case; of several objects the one
    ///   used last is found then
    @Nullable ObjectHeader find(String name, boolean anyCase) {
        int bucket = bucketOf(name);
        Entry before = null;
        for (Entry entry = hashBuckets[bucket]; entry != null; entry = entry.chainLink) {
            if (matches(entry.name, name, anyCase)) {
                if (before != null) {
                    before.chainLink = entry.chainLink;
                    entry.chainLink = hashBuckets[bucket];
                    hashBuckets[bucket] = entry;
                }
                return entry.object;
            }
            before = entry;
        }
        return null;
    }

    private static boolean matches(String entry, String name, boolean anyCase) {
        return anyCase ? UnicodeCase.equalsAnyCase(entry, name) : entry.equals(name);
    }

    void insert(String name, ObjectHeader object) {
        int bucket = bucketOf(name);
        var entry = new Entry(name, object);
        entry.chainLink = hashBuckets[bucket];
        hashBuckets[bucket] = entry;
    }

    void remove(String name, ObjectHeader object) {
        int bucket = bucketOf(name);
        Entry before = null;
        for (Entry entry = hashBuckets[bucket]; entry != null; entry = entry.chainLink) {
            if (entry.object == object) {
                if (before == null) {
                    hashBuckets[bucket] = entry.chainLink;
                } else {
                    before.chainLink = entry.chainLink;
                }
                return;
            }
            before = entry;
        }
    }

    /** All objects, chain by chain. */
    List<ObjectHeader> objects() {
        var objects = new ArrayList<ObjectHeader>();
        for (Entry first : hashBuckets) {
            for (Entry entry = first; entry != null; entry = entry.chainLink) {
                objects.add(entry.object);
            }
        }
        return objects;
    }

    /** The same for names that differ in case only. */
    private static int bucketOf(String name) {
        int hash = 0;
        for (int index = 0; index < name.length(); index++) {
            hash += (hash << 1) + (hash >>> 1);
            hash += UnicodeCase.RtlUpcaseUnicodeChar(name.charAt(index));
        }
        return Integer.remainderUnsigned(hash, NUMBER_HASH_BUCKETS);
    }
}
