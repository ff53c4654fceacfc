package nt.ex.object;

import nt.ke.DispatcherObject;
import nt.ke.KMutant;
import nt.ob.ObjectBody;
import nt.ob.ObjectHeader;
import trace.TracedObject;

/** A mutant that programs can share. */
public final class MutantObject extends TracedObject implements ObjectBody {

    private final ObjectHeader header;
    private final KMutant mutant;

    public MutantObject(ObjectHeader header, KMutant mutant) {
        this.header = header;
        this.mutant = mutant;
        header.attach(this);
    }

    @Override
    public ObjectHeader objectHeader() {
        return header;
    }

    @Override
    public DispatcherObject dispatcherObject() {
        return mutant;
    }

    public KMutant mutant() {
        return mutant;
    }
}
