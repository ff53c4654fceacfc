package nt.services;

import nt.ex.Ex;
import nt.hal.Hal;
import nt.ke.Ke;
import nt.mm.MemoryManager;
import nt.ob.ObjectManager;
import nt.ps.ProcessManager;

/** The services of Ps, and those that tell of the system as a whole. */
public final class ProcessComponentServices {

    private ProcessComponentServices() {}

    /** Registers all of them. */
    public static void register(
            ServiceTable services,
            Hal hal,
            Ke ke,
            Ex ex,
            ObjectManager objects,
            MemoryManager memory,
            ProcessManager processes) {
        new ProcessServices(ke, objects, processes).register(services);
        new ThreadServices(ke, objects, processes).register(services);
        new CreationServices(ke, objects, memory, processes).register(services);
        new SystemInformationServices(hal, ke, ex, memory, processes).register(services);
        new JobServices(ke, objects, processes).register(services);
    }
}
