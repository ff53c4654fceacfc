package nt.ob;

import nt.ex.HandleTable;
import nt.ex.RundownRef;
import org.jspecify.annotations.Nullable;

/// What a process has of Ob: its handles, and how it sees `\??`. Without a table before
/// [ObjectManager#ObInitProcess] and after [ObjectManager#ObKillProcess].
public final class ProcessHandles {

    /** In use by those who look at the handles of another process. */
    final RundownRef rundownProtect = new RundownRef();

    @Nullable HandleTable<ObjectHeader> objectTable;

    /** Null: that of the system. */
    @Nullable DeviceMap deviceMap;

    public @Nullable HandleTable<ObjectHeader> objectTable() {
        return objectTable;
    }

    public @Nullable DeviceMap deviceMap() {
        return deviceMap;
    }
}
