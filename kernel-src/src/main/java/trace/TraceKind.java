package trace;

/** What a record tells of its method. */
public enum TraceKind {
    /** The method was called; the arguments are those of the call. */
    ENTER,
    /** The method returned; the only argument is the result, if it has one. */
    EXIT
}
