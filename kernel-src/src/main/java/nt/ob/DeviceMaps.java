package nt.ob;

import nt.ke.KProcess;
import nt.ke.Ke;
import org.jspecify.annotations.Nullable;

/** Which device map counts. */
final class DeviceMaps {

    private final Ke ke;
    private @Nullable DeviceMap systemDeviceMap;

    DeviceMaps(Ke ke) {
        this.ke = ke;
    }

    void setSystem(DeviceMap map) {
        systemDeviceMap = map;
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
        return map.dosDevicesDirectory() == directory ? map.globalDosDevicesDirectory() : null;
    }
}
