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
    public static void register(
            ServiceTable services,
            Hal hal,
            Ke ke,
            Ex ex,
            ObjectManager objects,
            ExecutiveTypes types) {
        var calls = new ObjectCalls(ke, objects);
        new HandleServices(calls, objects).register(services);
        new ObjectQueryServices(calls, objects).register(services);
        new DirectoryServices(calls, objects).register(services);
        new SymbolicLinkServices(calls, objects, ke.time).register(services);
        new SecurityServices(calls, objects).register(services);
        new WaitServices(calls, ke, objects).register(services);
        new EventServices(calls, types, ke.events).register(services);
        new EventPairServices(calls, types, ke).register(services);
        new KeyedEventServices(calls, types, ke).register(services);
        new MutantServices(calls, types, ke).register(services);
        new SemaphoreServices(calls, types, ke.semaphores).register(services);
        new TimerServices(calls, types, ke).register(services);
        new AtomServices(calls, ex.fastMutexes).register(services);
        new TimeServices(calls, ke, hal).register(services);
        new LocaleServices(calls).register(services);
        new IdentifierServices(calls, ex.identifiers).register(services);
    }
}
