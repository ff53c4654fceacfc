package trace;

/// An object of the model that a record can name: by its type and its number among the objects of
/// that type.
public abstract class TracedObject {

    static final long UNNUMBERED = -1;

    private static final int NO_NUMBER = -1;

    final int number;

    /** How it stands in a record; set by the recorder that first meets it. */
    long word = UNNUMBERED;

    protected TracedObject() {
        this(NO_NUMBER);
    }

    /** An object that has a number of its own, 0 or above. */
    protected TracedObject(int number) {
        this.number = number;
    }

    boolean hasNumber() {
        return number != NO_NUMBER;
    }
}
