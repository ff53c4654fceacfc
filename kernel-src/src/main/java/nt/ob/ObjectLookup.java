package nt.ob;

import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_INVALID_HANDLE;
import static nt.rtl.NtStatus.STATUS_OBJECT_NAME_INVALID;
import static nt.rtl.NtStatus.STATUS_OBJECT_NAME_NOT_FOUND;
import static nt.rtl.NtStatus.STATUS_OBJECT_PATH_NOT_FOUND;
import static nt.rtl.NtStatus.STATUS_OBJECT_PATH_SYNTAX_BAD;
import static nt.rtl.NtStatus.STATUS_OBJECT_TYPE_MISMATCH;

import nt.ke.Ke;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;

/// Finding an object by its name.
///
/// A name is a path through directories. It ends where an object is found whose type parses: what
/// remains is that method's business, and it may send the lookup back to the root with another
/// name, as a symbolic link does. So the namespace goes on where Ob's ends: in file systems and in
/// the registry.
///
/// The object found has been referenced, in the same step as it was found under the lock of its
/// directory, where the name still held it.
///
/// @source https://github.com/wine-mirror/wine `dlls/ntdll/tests/om.c` (which status when: a test
///   that is run on Windows)
final class ObjectLookup {

    static final char SEPARATOR = '\\';

    /// How often a lookup can begin again.
    ///
    /// @model Not known for 5.2; the status after that is that of a name that is not there.
    static final int MAXIMUM_REPARSES = 32;

    private final Ke ke;
    private final ObjectReferences references;
    private final Directories directories;
    private final HandleLookup handles;

    ObjectLookup(
            Ke ke, ObjectReferences references, Directories directories, HandleLookup handles) {
        this.ke = ke;
        this.references = references;
        this.directories = directories;
        this.handles = handles;
    }

    /// Finds the object, or gives its name to the one that is to be inserted.
    ///
    /// @param context locked afterwards if the name is to be inserted and its directory was reached
    /// @return the object, with a reference for the caller: that which has the name now
    @IrqlRequiresMax(PASSIVE_LEVEL)
    Outcome<ObjectHeader> ObpLookupObjectName(LookupRequest request, LookupContext context) {
        String name = request.attributes().objectName();
        int root = request.attributes().rootDirectory();
        if (root == 0) {
            return new Walk(request, context).fromRoot(name == null ? "" : name);
        }
        return name == null
                ? Outcome.failed(STATUS_OBJECT_NAME_INVALID)
                : handles.referenceAny(root, request.accessMode())
                        .then(header -> {
                            Outcome<ObjectHeader> found =
                                    new Walk(request, context).from(header, name);
                            references.ObfDereferenceObject(header);
                            return found;
                        });
    }

    /** One lookup. */
    private final class Walk {

        private final LookupRequest request;
        private final LookupContext context;
        private int reparsesLeft = MAXIMUM_REPARSES;

        Walk(LookupRequest request, LookupContext context) {
            this.request = request;
            this.context = context;
        }

        Outcome<ObjectHeader> fromRoot(String name) {
            if (name.isEmpty() || name.charAt(0) != SEPARATOR) {
                return Outcome.failed(STATUS_OBJECT_PATH_SYNTAX_BAD);
            }
            ObjectHeader root = directories.root().objectHeader();
            references.ObfReferenceObject(root);
            return name.length() == 1 ? Outcome.of(root) : through(root, name, name.substring(1));
        }

        Outcome<ObjectHeader> from(ObjectHeader start, String name) {
            if (!name.isEmpty() && name.charAt(0) == SEPARATOR) {
                return Outcome.failed(STATUS_OBJECT_PATH_SYNTAX_BAD);
            }
            if (start.body() instanceof ObjectDirectory) {
                references.ObfReferenceObject(start);
                return name.isEmpty() ? Outcome.of(start) : through(start, name, name);
            }
            if (!start.type.parses()) {
                return Outcome.failed(
                        name.isEmpty() ? STATUS_INVALID_HANDLE : STATUS_OBJECT_TYPE_MISMATCH);
            }
            references.ObfReferenceObject(start);
            return parse(start, name, name);
        }

        /// Goes through directories, from one that is referenced; that reference is given back.
        ///
        /// @param rest what of the name is still ahead
        private Outcome<ObjectHeader> through(ObjectHeader start, String name, String rest) {
            ObjectHeader at = start;
            while (at.body() instanceof ObjectDirectory directory) {
                int end = rest.indexOf(SEPARATOR);
                String component = end < 0 ? rest : rest.substring(0, end);
                boolean last = end < 0;
                Outcome<ObjectHeader> found = step(directory, component, last);
                references.ObfDereferenceObject(at);
                if (!(found instanceof Outcome.Success(NtStatus _, ObjectHeader next))) {
                    return found;
                }
                rest = last ? "" : rest.substring(end);
                if (next.type.parses() && mayParse(next)) {
                    return parse(next, name, rest);
                }
                if (last) {
                    return found;
                }
                at = next;
                rest = rest.substring(1);
            }
            references.ObfDereferenceObject(at);
            return Outcome.failed(STATUS_OBJECT_TYPE_MISMATCH);
        }

        /** Who inserts a name does not go on in an object that has it, but through a link. */
        private boolean mayParse(ObjectHeader header) {
            return request.inserted() == null || header.body() instanceof SymbolicLink;
        }

        private Outcome<ObjectHeader> step(
                ObjectDirectory directory, String component, boolean last) {
            if (component.isEmpty()) {
                return Outcome.failed(STATUS_OBJECT_NAME_INVALID);
            }
            ObjectHeader inserted = request.inserted();
            ObjectHeader found =
                    last && inserted != null
                            ? directories.findOrInsert(
                                    directory, component, request.anyCase(), inserted, context)
                            : directories.find(directory, component, request.anyCase());
            if (found != null) {
                return Outcome.of(found);
            }
            return Outcome.failed(
                    last ? STATUS_OBJECT_NAME_NOT_FOUND : STATUS_OBJECT_PATH_NOT_FOUND);
        }

        /// Lets an object parse the rest of the name; the reference to it is given back.
        private Outcome<ObjectHeader> parse(ObjectHeader header, String name, String rest) {
            context.ObpReleaseLookupContext();
            ParseResult result = header.type.parse(header.body(), request.parse(name, rest));
            if (result instanceof ParseResult.Found(ObjectBody object)) {
                ObjectHeader found = object.objectHeader();
                if (found != header) {
                    references.ObfDereferenceObject(header);
                }
                return Outcome.of(found);
            }
            references.ObfDereferenceObject(header);
            return switch (result) {
                case ParseResult.Failed(NtStatus status) -> Outcome.failed(status);
                case ParseResult.Reparse(String other) -> {
                    ke.interlocked();
                    yield --reparsesLeft < 0
                            ? Outcome.failed(STATUS_OBJECT_NAME_NOT_FOUND)
                            : fromRoot(other);
                }
                case ParseResult.Found _ -> throw new IllegalStateException("has been dealt with");
            };
        }
    }
}
