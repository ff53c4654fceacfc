package nt.ob;

import static nt.rtl.KIrql.APC_LEVEL;

import java.util.List;
import nt.ex.PushLocks;
import nt.ke.Ke;
import nt.rtl.IrqlRequiresMax;
import org.jspecify.annotations.Nullable;

/// Looking into directories, and changing them, under their locks.
final class Directories {

    /** In the root: the directory of the current process's devices. */
    static final String DEVICES = "??";

    private final Ke ke;
    private final PushLocks pushLocks;
    private final ObjectReferences references;
    private final ObjectDirectory rootDirectory;
    private final DeviceMaps deviceMaps;

    Directories(
            Ke ke,
            PushLocks pushLocks,
            ObjectReferences references,
            ObjectDirectory rootDirectory,
            DeviceMaps deviceMaps) {
        this.ke = ke;
        this.pushLocks = pushLocks;
        this.references = references;
        this.rootDirectory = rootDirectory;
        this.deviceMaps = deviceMaps;
    }

    ObjectDirectory root() {
        return rootDirectory;
    }

    LookupContext newContext() {
        return new LookupContext(ke.apcs, pushLocks);
    }

    /// The object with that name, with a reference for the caller.
    ///
    /// What is not among the devices of a process is looked for among those of the system.
    @IrqlRequiresMax(APC_LEVEL)
    @Nullable ObjectHeader find(ObjectDirectory directory, String name, boolean anyCase) {
        if (directory == rootDirectory && name.equals(DEVICES)) {
            return referenced(deviceMaps.current().dosDevicesDirectory.objectHeader());
        }
        ObjectHeader found = ObpLookupDirectoryEntry(directory, name, anyCase);
        ObjectDirectory global = found == null ? deviceMaps.behind(directory) : null;
        return global == null ? found : ObpLookupDirectoryEntry(global, name, anyCase);
    }

    @IrqlRequiresMax(APC_LEVEL)
    private @Nullable ObjectHeader ObpLookupDirectoryEntry(
            ObjectDirectory directory, String name, boolean anyCase) {
        ke.apcs.KeEnterCriticalRegion();
        pushLocks.ExfAcquirePushLockShared(directory.lock);
        ObjectHeader found = directory.find(name, anyCase);
        if (found != null) {
            references.ObfReferenceObject(found);
        }
        pushLocks.ExfReleasePushLockShared(directory.lock);
        ke.apcs.KeLeaveCriticalRegion();
        return found;
    }

    private ObjectHeader referenced(ObjectHeader header) {
        references.ObfReferenceObject(header);
        return header;
    }

    /// The object with that name, or the new one, which has it now; with a reference for the
    /// caller.
    ///
    /// @param context locked afterwards
    @IrqlRequiresMax(APC_LEVEL)
    ObjectHeader findOrInsert(
            ObjectDirectory directory,
            String name,
            boolean anyCase,
            ObjectHeader inserted,
            LookupContext context) {
        if (directory == rootDirectory && name.equals(DEVICES)) {
            return referenced(deviceMaps.current().dosDevicesDirectory.objectHeader());
        }
        context.ObpLockLookupContext(directory);
        ObjectHeader found = directory.find(name, anyCase);
        if (found != null) {
            return referenced(found);
        }
        ObpInsertDirectoryEntry(directory, name, inserted);
        return referenced(inserted);
    }

    /** Enters a name, which has a reference to its object and one to its directory. */
    @IrqlRequiresMax(APC_LEVEL)
    void ObpInsertDirectoryEntry(ObjectDirectory directory, String name, ObjectHeader inserted) {
        references.ObfReferenceObject(directory.objectHeader());
        references.ObfReferenceObject(inserted);
        directory.insert(name, inserted);
        var nameInfo = new ObjectNameInfo(name);
        nameInfo.directory = directory;
        inserted.nameInfo = nameInfo;
    }

    /** Enters a name that is known not to be there. */
    @IrqlRequiresMax(APC_LEVEL)
    void enter(ObjectDirectory directory, String name, ObjectHeader header) {
        LookupContext context = newContext();
        context.ObpLockLookupContext(directory);
        ObpInsertDirectoryEntry(directory, name, header);
        context.ObpReleaseLookupContext();
    }

    /// Takes the name of an object out of its directory if it is not permanent and has no handle.
    @IrqlRequiresMax(APC_LEVEL)
    void ObpDeleteNameCheck(ObjectHeader header) {
        ObjectNameInfo nameInfo = header.nameInfo;
        ObjectDirectory directory = nameInfo == null ? null : nameInfo.directory;
        if (nameInfo == null || directory == null || header.permanent || header.handleCount > 0) {
            return;
        }
        ke.apcs.KeEnterCriticalRegion();
        pushLocks.ExfAcquirePushLockExclusive(directory.lock);
        // Others may have opened the object since, or have come here before us.
        boolean goes =
                header.handleCount == 0 && !header.permanent && nameInfo.directory == directory;
        if (goes) {
            directory.remove(nameInfo.name, header);
            nameInfo.directory = null;
        }
        pushLocks.ExfReleasePushLockExclusive(directory.lock);
        ke.apcs.KeLeaveCriticalRegion();
        if (goes) {
            references.ObfDereferenceObject(directory.objectHeader());
            references.ObfDereferenceObject(header);
        }
    }

    /** All objects in a directory, each with a reference for the caller. */
    @IrqlRequiresMax(APC_LEVEL)
    List<ObjectHeader> referenceAll(ObjectDirectory directory) {
        ke.apcs.KeEnterCriticalRegion();
        pushLocks.ExfAcquirePushLockShared(directory.lock);
        List<ObjectHeader> objects = directory.objects();
        objects.forEach(references::ObfReferenceObject);
        pushLocks.ExfReleasePushLockShared(directory.lock);
        ke.apcs.KeLeaveCriticalRegion();
        return objects;
    }
}
