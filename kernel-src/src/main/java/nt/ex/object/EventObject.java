package nt.ex.object;

import nt.ke.DispatcherObject;
import nt.ke.KEvent;
import nt.ob.ObjectBody;
import nt.ob.ObjectHeader;
import trace.TracedObject;

/** An event that programs can share. */
public final class EventObject extends TracedObject implements ObjectBody {

    private final ObjectHeader header;
    private final KEvent event;

    public EventObject(ObjectHeader header, KEvent event) {
        this.header = header;
        this.event = event;
        header.attach(this);
    }

    @Override
    public ObjectHeader objectHeader() {
        return header;
    }

    @Override
    public DispatcherObject dispatcherObject() {
        return event;
    }

    public KEvent event() {
        return event;
    }
}
