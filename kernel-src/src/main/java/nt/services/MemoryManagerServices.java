package nt.services;

import nt.ke.Ke;
import nt.mm.MemoryManager;
import nt.ob.ObjectBody;
import nt.ob.ObjectManager;
import nt.ob.ObjectType;

/** The services of Mm. */
public final class MemoryManagerServices {

    private MemoryManagerServices() {}

    /** Registers all of them. */
    public static void register(
            ServiceTable services,
            Ke ke,
            ObjectManager objects,
            ObjectType<? extends ObjectBody> processType,
            MemoryManager memory) {
        var calls = new ObjectCalls(ke, objects);
        var spaces = new SpaceCalls(calls, processType);
        new MemoryServices(spaces, memory).register(services);
        new MemoryAccessServices(spaces, memory).register(services);
        new MemoryQueryServices(spaces, memory).register(services);
        new SectionServices(spaces, objects, memory).register(services);
        new PagingFileServices(ke, calls, memory).register(services);
    }
}
