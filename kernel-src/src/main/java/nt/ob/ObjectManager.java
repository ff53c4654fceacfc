package nt.ob;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nt.hal.InterruptLevels;

/** Creates types and objects, and counts references. */
public final class ObjectManager {

    private final InterruptLevels levels;
    private final List<ObjectType> types = new ArrayList<>();

    public ObjectManager(InterruptLevels levels) {
        this.levels = levels;
    }

    /// Creates a type of objects.
    ///
    /// @param deleteProcedure called with the body when the last reference is given back
    public ObjectType ObCreateObjectType(String name, Consumer<ObjectBody> deleteProcedure) {
        var type = new ObjectType(name, deleteProcedure);
        types.add(type);
        return type;
    }

    /** All types, in the order in which they were created. */
    public List<ObjectType> types() {
        return List.copyOf(types);
    }

    /** Creates the header of a new object, with one reference, the caller's. */
    public ObjectHeader ObCreateObject(ObjectType type) {
        levels.pcr().cpu().point();
        type.totalNumberOfObjects++;
        return new ObjectHeader(type);
    }

    /** One more reference. */
    public void ObfReferenceObject(ObjectBody object) {
        levels.pcr().cpu().point();
        object.objectHeader().pointerCount++;
    }

    /** One more reference, unless the last has been given back; tells whether it was in time. */
    public boolean ObReferenceObjectSafe(ObjectBody object) {
        levels.pcr().cpu().point();
        ObjectHeader header = object.objectHeader();
        if (header.pointerCount == 0) {
            return false;
        }
        header.pointerCount++;
        return true;
    }

    /** One reference less; with the last one the object is deleted. */
    public void ObfDereferenceObject(ObjectBody object) {
        levels.pcr().cpu().point();
        ObjectHeader header = object.objectHeader();
        if (--header.pointerCount == 0) {
            header.type.totalNumberOfObjects--;
            header.type.deleteProcedure.accept(object);
        }
    }
}
