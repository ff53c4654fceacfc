package pxr.oracle;

/** Where a symbol is declared. */
sealed interface Place {

    /** In the sources; the offset is that of the name token, or of the token that implies it. */
    record Declared(String file, int offset) implements Place {}

    /** In a class file. */
    record External() implements Place {}

    /** A package that some source belongs to and no `package-info.java` declares. */
    record OfPackage() implements Place {}

    /** Nowhere that javac could find. */
    record Unresolved() implements Place {}
}
