package nt.ob;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.ke.KProcessorMode.UserMode;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_OBJECT_TYPE_MISMATCH;

import nt.ke.KProcessorMode;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;

/** Giving new objects their names and first handles. */
final class ObjectInsertion {

    private final ObjectReferences references;
    private final Directories directories;
    private final ObjectLookup lookup;
    private final AccessChecks access;
    private final Handles handles;

    ObjectInsertion(
            ObjectReferences references,
            Directories directories,
            ObjectLookup lookup,
            AccessChecks access,
            Handles handles) {
        this.references = references;
        this.directories = directories;
        this.lookup = lookup;
        this.access = access;
        this.handles = handles;
    }

    @IrqlRequiresMax(PASSIVE_LEVEL)
    Outcome<Integer> ObInsertObject(ObjectHeader header, int desiredAccess) {
        ObjectAttributes attributes = createInfo(header);
        header.objectCreateInfo = null;
        header.newObject = false;
        Outcome<Integer> handle =
                attributes.isNamed()
                        ? insertNamed(header, attributes, desiredAccess)
                        : createHandle(
                                ObOpenReason.ObCreateHandle, header, desiredAccess, attributes);
        references.ObfDereferenceObject(header);
        return handle;
    }

    private static ObjectAttributes createInfo(ObjectHeader header) {
        return header.objectCreateInfo == null ? ObjectAttributes.NONE : header.objectCreateInfo;
    }

    private Outcome<Integer> insertNamed(
            ObjectHeader header, ObjectAttributes attributes, int desiredAccess) {
        LookupContext context = directories.newContext();
        var request =
                new LookupRequest(
                        attributes, header.type, desiredAccess, modeOf(header), null, header);
        return lookup.ObpLookupObjectName(request, context)
                .then(found -> {
                    Outcome<Integer> handle =
                            found == header
                                    ? createHandle(
                                            ObOpenReason.ObCreateHandle,
                                            header,
                                            desiredAccess,
                                            attributes)
                                    : openExisting(found, header.type, attributes, desiredAccess);
                    context.ObpReleaseLookupContext();
                    if (found == header && handle instanceof Outcome.Failure) {
                        directories.ObpDeleteNameCheck(header);
                    }
                    references.ObfDereferenceObject(found);
                    return handle;
                });
    }

    private static KProcessorMode modeOf(ObjectHeader header) {
        return header.kernelObject ? KernelMode : UserMode;
    }

    private Outcome<Integer> openExisting(
            ObjectHeader found,
            ObjectType<?> wanted,
            ObjectAttributes attributes,
            int desiredAccess) {
        if (!attributes.has(ObjectAttributes.OBJ_OPENIF)) {
            return Outcome.failed(NtStatus.STATUS_OBJECT_NAME_COLLISION);
        }
        if (found.type != wanted) {
            return Outcome.failed(STATUS_OBJECT_TYPE_MISMATCH);
        }
        return createHandle(ObOpenReason.ObOpenHandle, found, desiredAccess, attributes)
                .then(handle -> new Outcome.Success<>(NtStatus.STATUS_OBJECT_NAME_EXISTS, handle));
    }

    private Outcome<Integer> createHandle(
            ObOpenReason reason,
            ObjectHeader header,
            int desiredAccess,
            ObjectAttributes attributes) {
        return access.ObCheckObjectAccess(header, desiredAccess, modeOf(header))
                .then(granted ->
                        handles.ObpCreateHandle(reason, header, granted, attributes.attributes()));
    }
}
