package nt.ex.object;

import nt.ex.EventPair;
import nt.ob.ObjectBody;
import nt.ob.ObjectHeader;
import trace.TracedObject;

/** An event pair that programs can share. */
public final class EventPairObject extends TracedObject implements ObjectBody {

    private final ObjectHeader header;
    private final EventPair eventPair;

    public EventPairObject(ObjectHeader header, EventPair eventPair) {
        this.header = header;
        this.eventPair = eventPair;
        header.attach(this);
    }

    @Override
    public ObjectHeader objectHeader() {
        return header;
    }

    public EventPair eventPair() {
        return eventPair;
    }
}
