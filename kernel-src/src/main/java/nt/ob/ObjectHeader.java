package nt.ob;

import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/** What the object manager knows of an object. */
@Nt("OBJECT_HEADER")
public final class ObjectHeader extends TracedObject {

    final ObjectType type;

    /** References to the object; it is deleted when the last is given back. */
    int pointerCount = 1;

    private @Nullable ObjectBody body;

    ObjectHeader(ObjectType type) {
        this.type = type;
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

    public ObjectType type() {
        return type;
    }

    public int pointerCount() {
        return pointerCount;
    }
}
