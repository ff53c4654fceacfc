package nt.ob;

import static nt.rtl.KIrql.PASSIVE_LEVEL;

import nt.ke.KProcess;
import nt.ke.Ke;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/** Which device map counts, and giving processes their own. */
final class DeviceMaps {

    private final Ke ke;
    private final ObjectReferences references;

    @Nt("ObSystemDeviceMap")
    private @Nullable DeviceMap systemDeviceMap;

    DeviceMaps(Ke ke, ObjectReferences references) {
        this.ke = ke;
        this.references = references;
    }

    void setSystem(ObjectDirectory directory) {
        systemDeviceMap = new DeviceMap(directory, null);
    }

    DeviceMap system() {
        if (systemDeviceMap == null) {
            throw new IllegalStateException("the namespace has not been made");
        }
        return systemDeviceMap;
    }

    /** That of the current process, or of the system, if it has none. */
    DeviceMap current() {
        KProcess process = ke.processors.KeGetCurrentThread().currentProcess();
        DeviceMap own = process instanceof HandleOwner owner ? owner.handles().deviceMap : null;
        return own == null ? system() : own;
    }

    /** Where to look for what is not in this directory of devices; null if it is none. */
    @Nullable ObjectDirectory behind(ObjectDirectory directory) {
        DeviceMap map = current();
        return map.dosDevicesDirectory == directory ? map.globalDosDevicesDirectory : null;
    }

    /** Gives a process the devices of a directory, with those of the system behind them. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    void ObSetDeviceMap(HandleOwner process, ObjectDirectory directory) {
        ObjectDirectory global = system().dosDevicesDirectory;
        references.ObfReferenceObject(directory.objectHeader());
        var map = new DeviceMap(directory, global == directory ? null : global);
        map.referenceCount = 1;
        replace(process, map);
    }

    /** Gives a new process the device map of its parent. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    void ObInheritDeviceMap(HandleOwner process, HandleOwner parent) {
        ke.interlocked();
        DeviceMap map = parent.handles().deviceMap;
        if (map != null) {
            map.referenceCount++;
        }
        replace(process, map);
    }

    /** Takes a process its device map. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    void ObDereferenceDeviceMap(HandleOwner process) {
        replace(process, null);
    }

    private void replace(HandleOwner process, @Nullable DeviceMap map) {
        ke.interlocked();
        DeviceMap old = process.handles().deviceMap;
        process.handles().deviceMap = map;
        if (old != null && --old.referenceCount == 0) {
            references.ObfDereferenceObject(old.dosDevicesDirectory.objectHeader());
        }
    }
}
