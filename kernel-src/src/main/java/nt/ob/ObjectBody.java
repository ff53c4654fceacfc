package nt.ob;

import nt.ke.DispatcherObject;
import org.jspecify.annotations.Nullable;

/** What follows an object's header. */
public interface ObjectBody {

    ObjectHeader objectHeader();

    /// What a wait for the object waits for: itself or a part of it. Null if it has no such part;
    /// then a wait is over at once, if the type allows waits at all.
    default @Nullable DispatcherObject dispatcherObject() {
        return this instanceof DispatcherObject object ? object : null;
    }
}
