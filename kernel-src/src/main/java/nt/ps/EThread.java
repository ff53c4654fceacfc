package nt.ps;

import nt.ke.KThread;
import nt.ob.ObjectBody;
import nt.ob.ObjectHeader;
import nt.rtl.Nt;
import nt.rtl.NtStatus;

/** A thread. */
@Nt("ETHREAD")
public final class EThread extends KThread implements ObjectBody {

    private final ObjectHeader header;
    private final String name;

    /** Valid once the thread has ended. */
    NtStatus exitStatus = NtStatus.STATUS_SUCCESS;

    EThread(
            ObjectHeader header,
            int id,
            String name,
            EProcess process,
            int priority,
            int affinity,
            Runnable firstCall) {
        super(id, process, priority, affinity, firstCall);
        this.header = header;
        header.attach(this);
        this.name = name;
    }

    @Override
    public ObjectHeader objectHeader() {
        return header;
    }

    /** What it is called in scenarios and failures; NT's threads have no names. */
    public String name() {
        return name;
    }

    public NtStatus exitStatus() {
        return exitStatus;
    }

    @Override
    public String toString() {
        return name + " (" + id() + ")";
    }
}
