package trace;

/// An object of the model that a record can name: by its type and its number among the objects of
/// that type.
public abstract class TracedObject {

    static final int UNNUMBERED = -1;

    // Given by the recorder when it first meets the object, unless it has one of its own.
    int number = UNNUMBERED;

    protected TracedObject() {}

    /** An object that has a number of its own. */
    protected TracedObject(int number) {
        this.number = number;
    }
}
