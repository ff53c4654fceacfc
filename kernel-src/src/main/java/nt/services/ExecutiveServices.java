package nt.services;

import nt.ex.Ex;
import nt.ex.object.ExecutiveTypes;
import nt.hal.Hal;
import nt.ke.Ke;
import nt.ob.ObjectManager;

/** The services of Ob and Ex. */
public final class ExecutiveServices {

    private ExecutiveServices() {}

    /** Registers all of them. */
    public static void addTo(
            ServiceTable services,
            Hal hal,
            Ke ke,
            Ex ex,
            ObjectManager objects,
            ExecutiveTypes types) {
        var calls = new ObjectCalls(ke, objects);
        new HandleServices(calls, objects).addTo(services);
        new ObjectQueryServices(calls, objects).addTo(services);
        new DirectoryServices(calls, objects).addTo(services);
        new SymbolicLinkServices(calls, objects, ke.time).addTo(services);
        new SecurityServices(calls, objects).addTo(services);
        new WaitServices(calls, ke, objects).addTo(services);
        new EventServices(calls, types, ke.events).addTo(services);
        new EventPairServices(calls, types, ke).addTo(services);
        new KeyedEventServices(calls, types, ke).addTo(services);
        new MutantServices(calls, types, ke).addTo(services);
        new SemaphoreServices(calls, types, ke.semaphores).addTo(services);
        new AtomServices(calls, ex.fastMutexes).addTo(services);
        new TimeServices(calls, ke, hal).addTo(services);
        new IdentifierServices(calls, ex.identifiers).addTo(services);
    }
}
