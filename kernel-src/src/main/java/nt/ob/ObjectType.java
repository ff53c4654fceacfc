package nt.ob;

import nt.ex.Resource;
import nt.ke.KProcessorMode;
import nt.rtl.ListHead;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/// What all objects of a kind have in common. An object itself, of the type *Type*.
@Nt("OBJECT_TYPE")
public final class ObjectType<B extends ObjectBody> extends TracedObject implements ObjectBody {

    private static final int LOCKS = 4;

    private final ObjectHeader header;
    private final ObjectTypeTraits traits;
    private final Class<B> bodyClass;
    private final ObjectMethods<B> methods;

    /** Each guards the handle counts of a fourth of the type's objects. */
    private final Resource[] objectLocks = new Resource[LOCKS];

    private int nextLock;

    int totalNumberOfObjects;
    int totalNumberOfHandles;
    int highWaterNumberOfObjects;
    int highWaterNumberOfHandles;

    /** The objects of the type, if it wants them known. */
    final ListHead<ObjectHeader> typeList = new ListHead<>();

    ObjectType(
            @Nullable ObjectType<?> typeType,
            ObjectTypeTraits traits,
            Class<B> bodyClass,
            ObjectMethods<B> methods) {
        this.traits = traits;
        this.bodyClass = bodyClass;
        this.methods = methods;
        for (int lock = 0; lock < LOCKS; lock++) {
            objectLocks[lock] = new Resource();
        }
        header = new ObjectHeader(typeType == null ? this : typeType);
        header.attach(this);
        header.permanent = true;
    }

    @Override
    public ObjectHeader objectHeader() {
        return header;
    }

    public String name() {
        return traits.name();
    }

    public ObjectTypeTraits traits() {
        return traits;
    }

    public int totalNumberOfObjects() {
        return totalNumberOfObjects;
    }

    public int totalNumberOfHandles() {
        return totalNumberOfHandles;
    }

    public int highWaterNumberOfObjects() {
        return highWaterNumberOfObjects;
    }

    public int highWaterNumberOfHandles() {
        return highWaterNumberOfHandles;
    }

    void countObject() {
        totalNumberOfObjects++;
        highWaterNumberOfObjects = Math.max(highWaterNumberOfObjects, totalNumberOfObjects);
    }

    void countHandle() {
        totalNumberOfHandles++;
        highWaterNumberOfHandles = Math.max(highWaterNumberOfHandles, totalNumberOfHandles);
    }

    /** The lock for a new object. */
    Resource nextLock() {
        nextLock = (nextLock + 1) % LOCKS;
        return objectLocks[nextLock];
    }

    // ---- the methods, for an object of which it is known that it is of this type --------------

    private B own(ObjectBody object) {
        return bodyClass.cast(object);
    }

    /** The object, if it is of this type. */
    public @Nullable B as(ObjectBody object) {
        return object.objectHeader().type == this ? own(object) : null;
    }

    NtStatus opened(
            ObOpenReason reason,
            HandleOwner process,
            ObjectBody object,
            int grantedAccess,
            int processHandleCount) {
        ObjectMethods.Open<B> open = methods.open();
        return open == null
                ? NtStatus.STATUS_SUCCESS
                : open.open(reason, process, own(object), grantedAccess, processHandleCount);
    }

    void closed(
            HandleOwner process,
            ObjectBody object,
            int grantedAccess,
            int processHandleCount,
            int systemHandleCount) {
        ObjectMethods.Close<B> close = methods.close();
        if (close != null) {
            close.close(process, own(object), grantedAccess, processHandleCount, systemHandleCount);
        }
    }

    void deleted(ObjectBody object) {
        if (methods.delete() != null) {
            methods.delete().accept(own(object));
        }
    }

    boolean parses() {
        return methods.parse() != null;
    }

    ParseResult parse(ObjectBody object, ParseRequest request) {
        ObjectMethods.Parse<B> parse = methods.parse();
        return parse == null
                ? new ParseResult.Failed(NtStatus.STATUS_OBJECT_TYPE_MISMATCH)
                : parse.parse(own(object), request);
    }

    @Nullable Outcome<String> queryName(ObjectBody object) {
        return methods.queryName() == null ? null : methods.queryName().apply(own(object));
    }

    boolean isOkayToClose(HandleOwner process, ObjectBody object, int handle, KProcessorMode mode) {
        ObjectMethods.OkayToClose<B> okayToClose = methods.okayToClose();
        return okayToClose == null || okayToClose.isOkay(process, own(object), handle, mode);
    }

    @Override
    public String toString() {
        return name();
    }
}
