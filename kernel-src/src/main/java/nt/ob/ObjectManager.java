package nt.ob;

import static nt.ke.EventType.NotificationEvent;
import static nt.ke.KProcessorMode.KernelMode;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_ACCESS_DENIED;
import static nt.rtl.NtStatus.STATUS_OBJECT_TYPE_MISMATCH;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.util.ArrayList;
import java.util.List;
import nt.ex.Ex;
import nt.ex.HandleTable;
import nt.ke.DispatcherObject;
import nt.ke.KEvent;
import nt.ke.KProcessorMode;
import nt.ke.Ke;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import org.jspecify.annotations.Nullable;

/// What the rest of the kernel does with objects.
///
/// An object begins with [#ObCreateObject], which gives one reference. [#ObInsertObject] gives it
/// its name and a first handle, and takes that reference back: from then on handles and the name
/// keep it. Who has a handle gets at the object by [#ObReferenceObjectByHandle], and gives the
/// reference back by [#ObfDereferenceObject].
public final class ObjectManager {

    private final Ke ke;
    private final Ex ex;
    private final ObjectReferences references;
    private final HandleCounts counts;
    private final HandleLookup handleLookup;
    private final DeviceMaps deviceMaps;
    private final Directories directories;
    private final Handles handles;
    private final ObjectLookup lookup;
    private final ObjectNames names;
    private final HandleDuplication duplication;
    private final List<ObjectType<?>> types = new ArrayList<>();
    private final AccessChecks access = new AccessChecks();
    private final ObjectInsertion insertion;
    private final ProcessHandleTables processTables;

    @Nt("ObpTypeObjectType")
    private final ObjectType<?> typeType;

    @Nt("ObpDirectoryObjectType")
    private final ObjectType<ObjectDirectory> directoryType;

    @Nt("ObpSymbolicLinkObjectType")
    private final ObjectType<SymbolicLink> symbolicLinkType;

    /** What a wait is for where the object has nothing to wait for. */
    @Nt("ObpDefaultObject")
    private final KEvent defaultObject = new KEvent(NotificationEvent, true);

    /** NT's `ObInitSystem` of phase 0: Ob's own types. */
    public ObjectManager(Ke ke, Ex ex) {
        this.ke = ke;
        this.ex = ex;
        references = new ObjectReferences(ke, ex);
        counts = new HandleCounts(ke, ex);
        handleLookup = new HandleLookup(ke, references);
        deviceMaps = new DeviceMaps(ke, references);
        typeType =
                enter(
                        new ObjectType<>(
                                null,
                                ObjectTypeTraits.Type,
                                ObjectType.class,
                                ObjectMethods.none()));
        directoryType =
                ObCreateObjectType(
                        ObjectTypeTraits.Directory, ObjectDirectory.class, ObjectMethods.none());
        symbolicLinkType =
                ObCreateObjectType(
                        ObjectTypeTraits.SymbolicLink,
                        SymbolicLink.class,
                        ObjectMethods.<SymbolicLink>none()
                                .onParse((link, request) ->
                                        link.ObpParseSymbolicLink(request, linkType())));
        var root = new ObjectDirectory(newHeader(directoryType));
        root.objectHeader().permanent = true;
        directories = new Directories(ke, ex.pushLocks, references, root, deviceMaps);
        handles = new Handles(ke, references, counts, handleLookup, directories);
        lookup = new ObjectLookup(ke, references, directories, handleLookup);
        names = new ObjectNames(ke, root);
        insertion = new ObjectInsertion(references, directories, lookup, access, handles);
        processTables = new ProcessHandleTables(ke, ex, deviceMaps, handles);
        duplication =
                new HandleDuplication(processTables, references, handleLookup, handles, access);
    }

    /// NT's `ObInitSystem` of phase 1: the directories that are there from the beginning, and in
    /// them the types.
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void ObInitSystem() {
        var namespace = new Namespace(this);
        namespace.makeDirectories();
        ObjectDirectory devices = directory("GLOBAL??");
        deviceMaps.setSystem(devices); // keeps the reference
        namespace.makeLinks(ke.time.KeQuerySystemTime());
        ObjectDirectory typeDirectory = directory("ObjectTypes");
        for (ObjectType<?> type : types) {
            directories.enter(typeDirectory, type.name(), type.objectHeader());
        }
        ObfDereferenceObject(typeDirectory);
    }

    /** A directory of the root that is known to be there, with a reference for the caller. */
    private ObjectDirectory directory(String name) {
        ObjectHeader found = directories.find(directories.root(), name, false);
        if (found == null || !(found.body() instanceof ObjectDirectory directory)) {
            throw new IllegalStateException(name + " is no directory");
        }
        return directory;
    }

    private ObjectType<SymbolicLink> linkType() {
        return symbolicLinkType;
    }

    /** Has access checked by Se from now on. */
    public void connect(ObjectSecurity checks) {
        access.connect(checks);
    }

    // ---- types ------------------------------------------------------------------------------

    /// Creates a type of objects. Types are made when the system is built.
    ///
    /// @param bodyClass what all objects of the type are made of
    public <B extends ObjectBody> ObjectType<B> ObCreateObjectType(
            ObjectTypeTraits traits, Class<B> bodyClass, ObjectMethods<B> methods) {
        return enter(new ObjectType<>(typeType, traits, bodyClass, methods));
    }

    private <B extends ObjectBody> ObjectType<B> enter(ObjectType<B> type) {
        types.add(type);
        type.objectHeader().type.countObject();
        return type;
    }

    /** All types, in the order in which they were created. */
    public List<ObjectType<?>> types() {
        return List.copyOf(types);
    }

    public ObjectType<ObjectDirectory> directoryType() {
        return directoryType;
    }

    public ObjectType<SymbolicLink> symbolicLinkType() {
        return symbolicLinkType;
    }

    // ---- creating ---------------------------------------------------------------------------

    /** Creates the header of a new object without a name, with one reference, the caller's. */
    @IrqlRequiresMax(APC_LEVEL)
    @IrqlRequiresMax(value = DISPATCH_LEVEL, when = "phase 0")
    public ObjectHeader ObCreateObject(ObjectType<?> type) {
        ke.interlocked();
        ObjectHeader header = newHeader(type);
        header.kernelObject = true;
        return header;
    }

    /// Creates the header of a new object, with one reference, the caller's.
    ///
    /// @param attributes what the object is to be like
    /// @return `STATUS_INVALID_PARAMETER` if the type does not have such objects,
    ///   `STATUS_OBJECT_NAME_INVALID`, or `STATUS_PRIVILEGE_NOT_HELD` if it is to be permanent and
    ///   the caller must not create such objects
    @IrqlRequiresMax(APC_LEVEL)
    public Outcome<ObjectHeader> ObCreateObject(
            ObjectType<?> type, ObjectAttributes attributes, KProcessorMode ownershipMode) {
        if (attributes.has(type.traits().invalidAttributes())) {
            return Outcome.failed(NtStatus.STATUS_INVALID_PARAMETER);
        }
        if (attributes.objectName() == null && attributes.rootDirectory() != 0) {
            return Outcome.failed(NtStatus.STATUS_OBJECT_NAME_INVALID);
        }
        boolean permanent = attributes.has(ObjectAttributes.OBJ_PERMANENT);
        if (permanent && !access.mayMakePermanent(ownershipMode)) {
            return Outcome.failed(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
        }
        ke.interlocked();
        ObjectHeader header = newHeader(type);
        header.permanent = permanent;
        header.kernelObject = ownershipMode == KernelMode;
        header.objectCreateInfo = attributes;
        header.securityDescriptor = attributes.securityDescriptor();
        return Outcome.of(header);
    }

    private ObjectHeader newHeader(ObjectType<?> type) {
        var header = new ObjectHeader(type);
        type.countObject();
        if (type.traits().maintainHandleCount()) {
            header.handleInfo = new ObjectHandleInfo();
        }
        return header;
    }

    /// Captures what is wanted of an object from the caller's memory.
    ///
    /// @param address of `OBJECT_ATTRIBUTES`
    /// @return `STATUS_INVALID_PARAMETER`, `STATUS_OBJECT_NAME_INVALID` or what a security
    ///   descriptor is refused with; what cannot be read is raised
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public Outcome<ObjectAttributes> captureAttributes(int address, KProcessorMode mode) {
        return new ObjectAttributesCapture(ke.userMemory)
                .ObpCaptureObjectCreateInformation(address, mode);
    }

    /// Captures a security descriptor from the caller's memory.
    ///
    /// @return what it is refused with, if it is; what cannot be read is raised
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public Outcome<SecurityDescriptor> captureSecurity(int address) {
        return new SecurityDescriptorCapture(ke.userMemory).SeCaptureSecurityDescriptor(address);
    }

    /// Replaces parts of an object's security descriptor.
    ///
    /// @param information bits of [SecurityInformation]
    @IrqlRequiresMax(APC_LEVEL)
    public void setSecurity(ObjectBody object, int information, SecurityDescriptor parts) {
        ObjectHeader header = object.objectHeader();
        counts.lock(header);
        SecurityDescriptor old = header.securityDescriptor;
        header.securityDescriptor =
                (old == null ? SecurityDescriptor.EMPTY : old).with(information, parts);
        counts.unlock(header);
    }

    // ---- references -------------------------------------------------------------------------

    /// One more reference.
    ///
    /// @source WDK, *ObfReferenceObject function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public void ObfReferenceObject(ObjectBody object) {
        references.ObfReferenceObject(object.objectHeader());
    }

    /** One more reference, unless the last is gone and the object is being deleted. */
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public boolean ObReferenceObjectSafe(ObjectBody object) {
        return references.ObReferenceObjectSafe(object.objectHeader());
    }

    /// One reference less; with the last one the object is deleted.
    ///
    /// @source WDK, *ObfDereferenceObject function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public void ObfDereferenceObject(ObjectBody object) {
        references.ObfDereferenceObject(object.objectHeader());
    }

    /// One more reference, for a caller that would need these rights.
    ///
    /// @param type null: any
    /// @return `STATUS_SUCCESS` or `STATUS_OBJECT_TYPE_MISMATCH`
    /// @source WDK, *ObReferenceObjectByPointer function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public NtStatus ObReferenceObjectByPointer(
            ObjectBody object,
            int desiredAccess,
            @Nullable ObjectType<?> type,
            KProcessorMode mode) {
        if (object.objectHeader().type != type
                && (mode != KernelMode || type == symbolicLinkType)) {
            return STATUS_OBJECT_TYPE_MISMATCH;
        }
        ObfReferenceObject(object);
        return STATUS_SUCCESS;
    }

    /// The object that a handle stands for, with a reference for the caller.
    ///
    /// @param desiredAccess rights that a caller in user mode must have been granted
    /// @return `STATUS_INVALID_HANDLE`, `STATUS_OBJECT_TYPE_MISMATCH` or `STATUS_ACCESS_DENIED` if
    ///   there is none
    /// @source WDK, *ObReferenceObjectByHandle function (wdm.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public <B extends ObjectBody> Outcome<B> ObReferenceObjectByHandle(
            int handle, int desiredAccess, ObjectType<B> type, KProcessorMode mode) {
        return handleLookup
                .reference(handle, mode)
                .then(found -> {
                    B body = type.as(found.object().body());
                    if (body == null) {
                        references.ObfDereferenceObject(found.object());
                        return Outcome.failed(STATUS_OBJECT_TYPE_MISMATCH);
                    }
                    if (mode != KernelMode && (desiredAccess & ~found.grantedAccess()) != 0) {
                        references.ObfDereferenceObject(found.object());
                        return Outcome.failed(STATUS_ACCESS_DENIED);
                    }
                    return Outcome.of(body);
                });
    }

    /// The same for an object of any type, and with what the handle allows.
    @IrqlRequiresMax(APC_LEVEL)
    public Outcome<HandleInformation<ObjectBody>> ObReferenceObjectByHandle(
            int handle, int desiredAccess, KProcessorMode mode) {
        return handleLookup
                .reference(handle, mode)
                .then(found -> {
                    if (mode != KernelMode && (desiredAccess & ~found.grantedAccess()) != 0) {
                        references.ObfDereferenceObject(found.object());
                        return Outcome.failed(STATUS_ACCESS_DENIED);
                    }
                    return Outcome.of(
                            new HandleInformation<>(
                                    found.object().body(),
                                    found.handleAttributes(),
                                    found.grantedAccess()));
                });
    }

    /** What a wait for the object waits for. */
    public DispatcherObject waitObject(ObjectBody object) {
        DispatcherObject own = object.dispatcherObject();
        return own == null ? defaultObject : own;
    }

    // ---- handles ----------------------------------------------------------------------------

    /// Inserts a new object: enters its name, if it has one, and makes the first handle.
    ///
    /// If there is an object of that name already, and the caller wants it then, it gets a handle
    /// to that one. In any case the caller's reference to the new object is given back.
    ///
    /// @return the handle; with `STATUS_OBJECT_NAME_EXISTS` it is to an object that was there. Or
    ///   `STATUS_OBJECT_NAME_COLLISION`, `STATUS_OBJECT_TYPE_MISMATCH`, what else a lookup ends
    ///   with, or why there must be no handle
    /// @source https://learn.microsoft.com/en-us/windows-hardware/drivers/kernel/object-names
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public Outcome<Integer> ObInsertObject(ObjectBody object, int desiredAccess) {
        return insertion.ObInsertObject(object.objectHeader(), desiredAccess);
    }

    /// Opens an object by its name.
    ///
    /// If the last other handle is closed between the finding of the name and the counting of this
    /// handle, the name goes, and the object that is opened has none.
    ///
    /// @param type null: any
    /// @param parseContext for the parse methods that come up
    /// @return the handle; or what a lookup ends with, or `STATUS_OBJECT_TYPE_MISMATCH`, or why
    ///   there must be no handle
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public Outcome<Integer> ObOpenObjectByName(
            ObjectAttributes attributes,
            @Nullable ObjectType<?> type,
            KProcessorMode mode,
            int desiredAccess,
            @Nullable Object parseContext) {
        return referenceByName(attributes, type, mode, desiredAccess, parseContext)
                .then(found -> {
                    Outcome<Integer> handle =
                            access.ObCheckObjectAccess(found, desiredAccess, mode)
                                    .then(granted ->
                                            handles.ObpCreateHandle(
                                                    ObOpenReason.ObOpenHandle,
                                                    found,
                                                    granted,
                                                    attributes.attributes()));
                    references.ObfDereferenceObject(found);
                    return handle;
                });
    }

    private Outcome<ObjectHeader> referenceByName(
            ObjectAttributes attributes,
            @Nullable ObjectType<?> type,
            KProcessorMode mode,
            int desiredAccess,
            @Nullable Object parseContext) {
        var request = new LookupRequest(attributes, type, desiredAccess, mode, parseContext, null);
        return lookup.ObpLookupObjectName(request, directories.newContext())
                .then(found -> {
                    if (type != null && found.type != type) {
                        references.ObfDereferenceObject(found);
                        return Outcome.failed(STATUS_OBJECT_TYPE_MISMATCH);
                    }
                    return Outcome.of(found);
                });
    }

    /// The object of that name, with a reference for the caller.
    ///
    /// @return as [#ObOpenObjectByName]
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public <B extends ObjectBody> Outcome<B> ObReferenceObjectByName(
            ObjectAttributes attributes,
            ObjectType<B> type,
            KProcessorMode mode,
            int desiredAccess,
            @Nullable Object parseContext) {
        return referenceByName(attributes, type, mode, desiredAccess, parseContext)
                .then(found -> {
                    B body = type.as(found.body());
                    return body == null
                            ? Outcome.failed(STATUS_OBJECT_TYPE_MISMATCH)
                            : Outcome.of(body);
                });
    }

    /// Makes a handle to an object that the caller has a reference to.
    ///
    /// @param attributes `OBJ_` bits of [ObjectAttributes]
    /// @source WDK, *ObOpenObjectByPointer function (ntifs.h)*
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public Outcome<Integer> ObOpenObjectByPointer(
            ObjectBody object,
            int attributes,
            int desiredAccess,
            @Nullable ObjectType<?> type,
            KProcessorMode mode) {
        ObjectHeader header = object.objectHeader();
        if (type != null && header.type != type) {
            return Outcome.failed(STATUS_OBJECT_TYPE_MISMATCH);
        }
        return access.ObCheckObjectAccess(header, desiredAccess, mode)
                .then(granted ->
                        handles.ObpCreateHandle(
                                ObOpenReason.ObOpenHandle, header, granted, attributes));
    }

    /// Closes a handle.
    ///
    /// @return `STATUS_SUCCESS`, `STATUS_INVALID_HANDLE`, or `STATUS_HANDLE_NOT_CLOSABLE`
    /// @source WDK, *ObCloseHandle function (ntifs.h)*
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public NtStatus ObCloseHandle(int handle, KProcessorMode mode) {
        return handles.ObpCloseHandle(handle, mode);
    }

    /// Gives a process a handle to what a handle of another one stands for.
    ///
    /// @param target null: there is to be no new handle; the source may be closed all the same
    /// @param attributes `OBJ_` bits of [ObjectAttributes]
    /// @param options 1: the source is closed, whatever happens; 2: the rights are the same; 4: the
    ///   attributes are the same
    /// @return `STATUS_PROCESS_IS_TERMINATING` if one of the processes has no handles any more,
    ///   `STATUS_INVALID_HANDLE`, or why there must be no handle
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public Outcome<Integer> ObDuplicateObject(
            HandleOwner source,
            int sourceHandle,
            @Nullable HandleOwner target,
            int desiredAccess,
            int attributes,
            int options,
            KProcessorMode mode) {
        return duplication.ObDuplicateObject(
                source, sourceHandle, target, desiredAccess, attributes, options, mode);
    }

    /// Changes the attributes of a handle.
    ///
    /// @return `STATUS_SUCCESS` or `STATUS_INVALID_HANDLE`
    @IrqlRequiresMax(APC_LEVEL)
    public NtStatus ObSetHandleAttributes(
            int handle, boolean inherit, boolean protectFromClose, KProcessorMode mode) {
        return handles.ObSetHandleAttributes(handle, inherit, protectFromClose, mode);
    }

    // ---- names ------------------------------------------------------------------------------

    /// The whole name of an object, from the root on; empty if it has none.
    ///
    /// @source WDK, *ObQueryNameString function (ntifs.h)*
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public Outcome<String> ObQueryNameString(ObjectBody object) {
        return names.ObQueryNameString(object);
    }

    /// Lets the object's name go with its last handle: at once if it has none.
    ///
    /// @source WDK, *ObMakeTemporaryObject function (ntifs.h)*
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void ObMakeTemporaryObject(ObjectBody object) {
        setPermanent(object.objectHeader(), false);
        directories.ObpDeleteNameCheck(object.objectHeader());
    }

    /// Lets the object's name stay when its last handle is closed.
    ///
    /// @return `STATUS_SUCCESS` or `STATUS_PRIVILEGE_NOT_HELD`
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public NtStatus makePermanent(ObjectBody object, KProcessorMode mode) {
        if (!access.mayMakePermanent(mode)) {
            return NtStatus.STATUS_PRIVILEGE_NOT_HELD;
        }
        setPermanent(object.objectHeader(), true);
        return STATUS_SUCCESS;
    }

    private void setPermanent(ObjectHeader header, boolean permanent) {
        counts.lock(header);
        header.permanent = permanent;
        counts.unlock(header);
    }

    /** The objects in a directory, each with a reference for the caller. */
    @IrqlRequiresMax(APC_LEVEL)
    public List<ObjectHeader> referenceAll(ObjectDirectory directory) {
        return directories.referenceAll(directory);
    }

    /** What `\??` is for a process from now on: that directory, with that of the system behind. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public NtStatus ObSetDeviceMap(HandleOwner process, int directoryHandle, KProcessorMode mode) {
        return ObReferenceObjectByHandle(
                        directoryHandle, ObjectDirectory.DIRECTORY_TRAVERSE, directoryType, mode)
                .use(directory -> {
                    deviceMaps.ObSetDeviceMap(process, directory);
                    ObfDereferenceObject(directory);
                    return STATUS_SUCCESS;
                });
    }

    // ---- processes --------------------------------------------------------------------------

    /// Gives a process its handles: those of its parent that are inherited, or none.
    ///
    /// @param parent null: none
    /// @return `STATUS_SUCCESS`, or `STATUS_PROCESS_IS_TERMINATING` if the parent has none any more
    @IrqlRequiresMax(PASSIVE_LEVEL)
    @IrqlRequiresMax(value = DISPATCH_LEVEL, when = "phase 0")
    public NtStatus ObInitProcess(
            @Nullable HandleOwner parent, HandleOwner process, int processId) {
        return processTables.ObInitProcess(parent, process, processId);
    }

    /// Takes a process its handles, all of which are closed, and waits for those who use them.
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void ObKillProcess(HandleOwner process) {
        processTables.ObKillProcess(process);
    }

    /// The handles of a process, which keeps them until [#ObDereferenceProcessHandleTable]; null if
    /// it has none any more.
    @IrqlRequiresMax(APC_LEVEL)
    public @Nullable HandleTable<ObjectHeader> ObReferenceProcessHandleTable(HandleOwner process) {
        return processTables.ObReferenceProcessHandleTable(process);
    }

    @IrqlRequiresMax(APC_LEVEL)
    public void ObDereferenceProcessHandleTable(HandleOwner process) {
        processTables.ObDereferenceProcessHandleTable(process);
    }

    /// Names the process that has the system's handles: the first one.
    public void setSystemProcess(HandleOwner process) {
        handleLookup.setSystemProcess(process);
    }
}
