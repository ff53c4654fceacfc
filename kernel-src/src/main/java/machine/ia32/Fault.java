package machine.ia32;

/// An exception that an instruction raises, on its way from where it is found to where it is
/// delivered. Nothing has been changed yet.
public final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1;

    final int vector;
    final int errorCode;

    Fault(int vector, int errorCode) {
        super(null, null, false, false);
        this.vector = vector;
        this.errorCode = errorCode;
    }

    static Fault divideError() {
        return new Fault(Vector.DIVIDE_ERROR, 0);
    }

    static Fault invalidOpcode() {
        return new Fault(Vector.INVALID_OPCODE, 0);
    }

    static Fault generalProtection(int errorCode) {
        return new Fault(Vector.GENERAL_PROTECTION, errorCode);
    }

    public int vector() {
        return vector;
    }

    /** Zero if none comes with the vector. */
    public int errorCode() {
        return errorCode;
    }

    @Override
    public String getMessage() {
        return "vector " + vector + ", error code " + Integer.toHexString(errorCode);
    }
}
