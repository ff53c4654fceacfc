package nt.ps;

import nt.ke.KProcess;
import nt.ob.HandleOwner;
import nt.ob.ObjectBody;
import nt.ob.ObjectHeader;
import nt.ob.ProcessHandles;
import nt.rtl.Nt;

/** A process. */
@Nt("EPROCESS")
public final class EProcess extends KProcess implements ObjectBody, HandleOwner {

    private final ObjectHeader header;
    private final int uniqueProcessId;
    private final String imageFileName;
    private final ProcessHandles handles = new ProcessHandles();

    EProcess(
            ObjectHeader header,
            int uniqueProcessId,
            String imageFileName,
            int basePriority,
            int affinity,
            int quantumReset) {
        super(uniqueProcessId, basePriority, affinity, quantumReset);
        this.header = header;
        header.attach(this);
        this.uniqueProcessId = uniqueProcessId;
        this.imageFileName = imageFileName;
    }

    @Override
    public ObjectHeader objectHeader() {
        return header;
    }

    @Override
    public ProcessHandles handles() {
        return handles;
    }

    @Override
    public KProcess pcb() {
        return this;
    }

    public int uniqueProcessId() {
        return uniqueProcessId;
    }

    public String imageFileName() {
        return imageFileName;
    }

    @Override
    public String toString() {
        return imageFileName + " (" + uniqueProcessId + ")";
    }
}
