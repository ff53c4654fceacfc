package nt.ps;

import nt.ex.object.ExecutiveTimers;
import nt.mm.AddressSpace;
import nt.mm.MemoryManager;
import nt.ob.ObjectManager;

/// What threads and processes give back when they end, while they still run, and what is left to
/// give back when they are deleted.
final class ProcessRundown {

    private final ExecutiveTimers timers;
    private final ObjectManager objects;
    private final MemoryManager memory;
    private final JobMembers jobMembers;

    ProcessRundown(
            ExecutiveTimers timers,
            ObjectManager objects,
            MemoryManager memory,
            JobMembers jobMembers) {
        this.timers = timers;
        this.objects = objects;
        this.memory = memory;
        this.jobMembers = jobMembers;
    }

    /** In a thread that ends: before its calls are run down, of which its timers have some. */
    void threadEnds(EThread thread) {
        timers.ExTimerRundown(thread.activeTimers());
        AddressSpace space = thread.threadsProcess().addressSpace;
        if (space != null && thread.teb() != 0) {
            memory.addressSpaces.MmDeleteTeb(space, thread.teb());
            thread.setTeb(0);
        }
    }

    /** In the last thread of a process: its handles first, for closing them may need its memory. */
    void processEnds(EProcess process) {
        jobMembers.PspExitProcessFromJob(process);
        objects.ObKillProcess(process);
        AddressSpace space = process.addressSpace;
        if (space != null) {
            memory.addressSpaces.MmCleanProcessAddressSpace(space);
        }
    }

    /** Nobody refers to the process any more: it has ended, or has never had a thread. */
    void processIsDeleted(EProcess process) {
        objects.ObKillProcess(process);
        AddressSpace space = process.addressSpace;
        if (space != null) {
            memory.addressSpaces.MmCleanProcessAddressSpace(space);
            memory.addressSpaces.MmDeleteProcessAddressSpace(space);
            process.addressSpace = null;
        }
        jobMembers.PspRemoveProcessFromJob(process);
    }
}
