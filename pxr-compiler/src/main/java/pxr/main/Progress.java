package pxr.main;

/** Hears how far a long work has come; from any thread. */
@FunctionalInterface
public interface Progress {

    /** A listener that does not care. */
    Progress NONE = (_, _) -> {};

    void done(int files, int of);
}
