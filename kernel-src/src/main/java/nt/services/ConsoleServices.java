package nt.services;

import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.hal.Display;
import nt.ke.UserMemory;
import nt.rtl.NtStatus;

/// What a program without windows can show.
public final class ConsoleServices {

    private final UserMemory memory;
    private final Display display;

    public ConsoleServices(UserMemory memory, Display display) {
        this.memory = memory;
        this.display = display;
    }

    public void register(ServiceTable services) {
        services.add("NtDisplayString", 1, a -> NtDisplayString(a.word(0)));
    }

    /// Shows text on the blue screen of the system's start.
    ///
    /// @param stringAddress of a `UNICODE_STRING`
    /// @model Everybody may; NT demands `SeTcbPrivilege`.
    /// @source http://undocumented.ntinternals.net/ `NtDisplayString`
    public NtStatus NtDisplayString(int stringAddress) {
        display.HalDisplayString(memory.readUnicodeString(stringAddress));
        return STATUS_SUCCESS;
    }
}
