package nt.ex.object;

import nt.ex.KeyedEvent;
import nt.ob.ObjectBody;
import nt.ob.ObjectHeader;
import trace.TracedObject;

/** A keyed event that programs can share. */
public final class KeyedEventObject extends TracedObject implements ObjectBody {

    private final ObjectHeader header;
    private final KeyedEvent keyedEvent;

    public KeyedEventObject(ObjectHeader header, KeyedEvent keyedEvent) {
        this.header = header;
        this.keyedEvent = keyedEvent;
        header.attach(this);
    }

    @Override
    public ObjectHeader objectHeader() {
        return header;
    }

    public KeyedEvent keyedEvent() {
        return keyedEvent;
    }
}
