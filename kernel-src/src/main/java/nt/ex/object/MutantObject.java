package nt.ex.object;

import nt.ke.KMutant;
import nt.ob.ObjectHeader;

/** A mutant that programs can share. */
public final class MutantObject extends SharedDispatcherObject<KMutant> {

    public MutantObject(ObjectHeader header, KMutant mutant) {
        super(header, mutant);
    }

    public KMutant mutant() {
        return shared;
    }
}
