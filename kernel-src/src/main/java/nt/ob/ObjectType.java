package nt.ob;

import java.util.function.Consumer;
import nt.rtl.Nt;
import trace.TracedObject;

/** What all objects of a kind have in common. */
@Nt("OBJECT_TYPE")
public final class ObjectType extends TracedObject {

    final String name;

    /** Called with the body when the last reference to an object is given back. */
    final Consumer<ObjectBody> deleteProcedure;

    int totalNumberOfObjects;

    ObjectType(String name, Consumer<ObjectBody> deleteProcedure) {
        this.name = name;
        this.deleteProcedure = deleteProcedure;
    }

    public String name() {
        return name;
    }

    public int totalNumberOfObjects() {
        return totalNumberOfObjects;
    }
}
