package nt.ob;

import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/// What `\??` is for a process: a directory of its own, and another one for what is not found
/// there.
///
/// @param globalDosDevicesDirectory null: none
@Nt("DEVICE_MAP")
public record DeviceMap(
        ObjectDirectory dosDevicesDirectory, @Nullable ObjectDirectory globalDosDevicesDirectory) {}
