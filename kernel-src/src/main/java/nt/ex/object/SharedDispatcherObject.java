package nt.ex.object;

import nt.ke.DispatcherObject;
import nt.ob.ObjectBody;
import nt.ob.ObjectHeader;
import trace.TracedObject;

/// A dispatcher object that programs can share.
///
/// @param <D> what it is to the dispatcher
abstract sealed class SharedDispatcherObject<D extends DispatcherObject> extends TracedObject
        implements ObjectBody permits EventObject, MutantObject, SemaphoreObject {

    private final ObjectHeader header;
    final D shared;

    SharedDispatcherObject(ObjectHeader header, D shared) {
        this.header = header;
        this.shared = shared;
        header.attach(this);
    }

    @Override
    public final ObjectHeader objectHeader() {
        return header;
    }

    @Override
    public final DispatcherObject dispatcherObject() {
        return shared;
    }
}
