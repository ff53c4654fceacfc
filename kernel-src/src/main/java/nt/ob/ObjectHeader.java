package nt.ob;

import nt.ex.Resource;
import nt.rtl.GuardedBy;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/// What the object manager knows of an object.
///
/// Headers that not all objects need come before it in memory, nearest first: creator, name,
/// handles, quota. An object has those of its type, and that for names if it has one.
///
/// | header | bytes | which objects |
/// |---|---|---|
/// | [ObjectCreatorInfo] | 16 | of types that list their objects |
/// | [ObjectNameInfo] | 16 | with a name |
/// | [ObjectHandleInfo] | 8 | of types that count each process's handles |
/// | [ObjectQuotaInfo] | 16 | whose memory is charged, or that one process has to itself |
/// | this one | 24 | all |
@Nt("OBJECT_HEADER")
public final class ObjectHeader extends TracedObject {

    static final int SIZE = 0x18;

    final ObjectType<?> type;

    /// References to the object, of which each handle and the name are one; it is deleted when the
    /// last is given back.
    int pointerCount = 1;

    /** The object's name goes when the last handle is closed. */
    @GuardedBy("objectLock")
    int handleCount;

    /** Guards the handle count. */
    final Resource objectLock;

    // The flags.

    /** It has been created and not inserted yet. */
    boolean newObject = true;

    /** The kernel has made it. */
    boolean kernelObject;

    /** Its name stays when the last handle is closed. */
    boolean permanent;

    /** One process has it to itself. */
    boolean exclusive;

    /** It is on the list of those to be deleted. */
    boolean deferredDelete;

    /** What it was created with, until it is inserted. */
    @Nullable ObjectAttributes objectCreateInfo;

    @Nullable SecurityDescriptor securityDescriptor;

    // The headers before this one.
    @Nullable ObjectCreatorInfo creatorInfo;
    @Nullable ObjectNameInfo nameInfo;
    @Nullable ObjectHandleInfo handleInfo;
    @Nullable ObjectQuotaInfo quotaInfo;

    private @Nullable ObjectBody body;

    /** The next one to be deleted. */
    @Nullable ObjectHeader nextToFree;

    ObjectHeader(ObjectType<?> type) {
        this.type = type;
        objectLock = type.nextLock();
    }

    /** Called by the body when it is made. */
    public void attach(ObjectBody made) {
        body = made;
    }

    public ObjectBody body() {
        if (body == null) {
            throw new IllegalStateException("the object has not been made");
        }
        return body;
    }

    boolean isMade() {
        return body != null;
    }

    public ObjectType<?> type() {
        return type;
    }

    public int pointerCount() {
        return pointerCount;
    }

    public int handleCount() {
        return handleCount;
    }

    public boolean isPermanent() {
        return permanent;
    }

    public boolean isExclusive() {
        return exclusive;
    }

    /** The last part of its name; null if it has none, or none any more. */
    public @Nullable String name() {
        return nameInfo == null ? null : nameInfo.name;
    }

    public @Nullable SecurityDescriptor securityDescriptor() {
        return securityDescriptor;
    }

    /** Bytes of all headers. */
    public int headerBytes() {
        return SIZE
                + (creatorInfo != null ? ObjectCreatorInfo.SIZE : 0)
                + (nameInfo != null ? ObjectNameInfo.SIZE : 0)
                + (handleInfo != null ? ObjectHandleInfo.SIZE : 0)
                + (quotaInfo != null ? ObjectQuotaInfo.SIZE : 0);
    }
}
