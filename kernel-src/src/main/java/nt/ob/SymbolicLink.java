package nt.ob;

import nt.rtl.Nt;
import nt.rtl.NtStatus;
import trace.TracedObject;

/** A name that stands for another one. */
@Nt("OBJECT_SYMBOLIC_LINK")
public final class SymbolicLink extends TracedObject implements ObjectBody {

    /** What its holder may do: read it. */
    static final int SYMBOLIC_LINK_QUERY = 1;

    /** Characters of a name at most: its length in bytes has 16 bits and leaves room for a null. */
    static final int MAXIMUM_NAME = 0x7FFE;

    private final ObjectHeader header;
    private final long creationTime;
    private final String linkTarget;

    public SymbolicLink(ObjectHeader header, long creationTime, String linkTarget) {
        this.header = header;
        this.creationTime = creationTime;
        this.linkTarget = linkTarget;
        header.attach(this);
    }

    @Override
    public ObjectHeader objectHeader() {
        return header;
    }

    public String linkTarget() {
        return linkTarget;
    }

    /** 100-ns units since 1601. */
    public long creationTime() {
        return creationTime;
    }

    /// Goes on with the target in place of the link, unless it is the link itself that is looked
    /// for.
    ParseResult ObpParseSymbolicLink(ParseRequest request, ObjectType<?> linkType) {
        String rest = request.remainingName();
        if (rest.isEmpty()) {
            boolean itself =
                    request.objectType() == linkType
                            || (request.attributes() & ObjectAttributes.OBJ_OPENLINK) != 0;
            return itself ? new ParseResult.Found(this) : new ParseResult.Reparse(linkTarget);
        }
        if (rest.charAt(0) != ObjectLookup.SEPARATOR) {
            return new ParseResult.Failed(NtStatus.STATUS_OBJECT_TYPE_MISMATCH);
        }
        boolean doubled =
                !linkTarget.isEmpty()
                        && linkTarget.charAt(linkTarget.length() - 1) == ObjectLookup.SEPARATOR;
        String name = doubled ? linkTarget + rest.substring(1) : linkTarget + rest;
        return name.length() > MAXIMUM_NAME
                ? new ParseResult.Failed(NtStatus.STATUS_NAME_TOO_LONG)
                : new ParseResult.Reparse(name);
    }
}
