package nt.ob;

import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/// What `\??` is for some processes: a directory of their own, and another one for what is not
/// found there.
@Nt("DEVICE_MAP")
public final class DeviceMap {

    /** Referenced. */
    final ObjectDirectory dosDevicesDirectory;

    /** Null: none. */
    final @Nullable ObjectDirectory globalDosDevicesDirectory;

    /** Processes that have it. */
    int referenceCount;

    DeviceMap(
            ObjectDirectory dosDevicesDirectory,
            @Nullable ObjectDirectory globalDosDevicesDirectory) {
        this.dosDevicesDirectory = dosDevicesDirectory;
        this.globalDosDevicesDirectory = globalDosDevicesDirectory;
    }

    public ObjectDirectory dosDevicesDirectory() {
        return dosDevicesDirectory;
    }
}
