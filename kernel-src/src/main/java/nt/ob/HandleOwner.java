package nt.ob;

import nt.ke.KProcess;

/** A process, as Ob sees it; implemented by Ps. */
public interface HandleOwner extends ObjectBody {

    /** Its handles, and how it sees the namespace. */
    ProcessHandles handles();

    /** What to attach to. */
    KProcess pcb();
}
