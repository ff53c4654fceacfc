package nt.rtl;

/** A status raised as an exception: misuse by a caller that is expected to guard itself. */
public final class RaisedStatus extends RuntimeException {

    private final transient NtStatus status;

    private RaisedStatus(NtStatus status) {
        super(status.toString());
        this.status = status;
    }

    public static RaisedStatus ExRaiseStatus(NtStatus status) {
        throw new RaisedStatus(status);
    }

    public NtStatus status() {
        return status;
    }
}
