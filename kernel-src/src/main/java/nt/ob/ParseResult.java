package nt.ob;

import nt.rtl.NtStatus;

/** What a parse method makes of the rest of a name. */
public sealed interface ParseResult {

    /** It names this object, which has been referenced for the caller. */
    record Found(ObjectBody object) implements ParseResult {}

    /** The lookup begins again, with this name, at the root. */
    record Reparse(String name) implements ParseResult {}

    /** It names nothing. */
    record Failed(NtStatus status) implements ParseResult {}
}
