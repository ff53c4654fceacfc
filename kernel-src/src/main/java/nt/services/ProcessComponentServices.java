package nt.services;

import nt.ke.Ke;
import nt.mm.MemoryManager;
import nt.ob.ObjectManager;
import nt.ps.ProcessManager;

/** The services of Ps. */
public final class ProcessComponentServices {

    private ProcessComponentServices() {}

    /** Registers all of them. */
    public static void register(
            ServiceTable services,
            Ke ke,
            ObjectManager objects,
            MemoryManager memory,
            ProcessManager processes) {
        new ProcessServices(ke, objects, processes).register(services);
        new ThreadServices(ke, objects, processes).register(services);
        new CreationServices(ke, objects, memory, processes).register(services);
        new JobServices(ke, objects, processes).register(services);
    }
}
