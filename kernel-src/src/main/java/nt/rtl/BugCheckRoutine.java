package nt.rtl;

/** Stops the system. An upcall of the layers below Ke, which provides it. */
@FunctionalInterface
public interface BugCheckRoutine {

    /** Never returns. The parameters mean what the code says they mean. */
    void KeBugCheckEx(BugCheckCode code, long p1, long p2, long p3, long p4);
}
