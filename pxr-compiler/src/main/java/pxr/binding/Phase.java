package pxr.binding;

/** How the arguments of a call are passed (JLS 15.12.2.2 to 15.12.2.4). */
enum Phase {
    STRICT,
    LOOSE,
    VARIABLE_ARITY
}
