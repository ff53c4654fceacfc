package pxr.diagnostic;

/** How much a problem takes away from the result. */
public enum Severity {
    /** A file, or a part of it, is missing from the result. */
    ERROR,
    /** The result is complete but may be poorer than it could be. */
    WARNING;
}
