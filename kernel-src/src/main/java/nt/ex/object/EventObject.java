package nt.ex.object;

import nt.ke.KEvent;
import nt.ob.ObjectHeader;

/** An event that programs can share. */
public final class EventObject extends SharedDispatcherObject<KEvent> {

    public EventObject(ObjectHeader header, KEvent event) {
        super(header, event);
    }

    public KEvent event() {
        return shared;
    }
}
