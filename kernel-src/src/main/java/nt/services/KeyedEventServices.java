package nt.services;

import nt.ex.KeyedEvent;
import nt.ex.object.ExecutiveTypes;
import nt.ex.object.KeyedEventObject;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.rtl.NtStatus;

/// Keyed events. A key is an address of the caller's process; one of another process is another
/// key.
final class KeyedEventServices {

    private static final int KEYEDEVENT_WAIT = 1;
    private static final int KEYEDEVENT_WAKE = 2;

    private final ObjectCalls calls;
    private final ExecutiveTypes types;
    private final Ke ke;

    KeyedEventServices(ObjectCalls calls, ExecutiveTypes types, Ke ke) {
        this.calls = calls;
        this.types = types;
        this.ke = ke;
    }

    void register(ServiceTable services) {
        services.add(
                "NtCreateKeyedEvent",
                4,
                a -> NtCreateKeyedEvent(a.word(0), a.word(1), a.word(2), a.word(3)));
        services.add("NtOpenKeyedEvent", 3, a -> NtOpenKeyedEvent(a.word(0), a.word(1), a.word(2)));
        services.add(
                "NtWaitForKeyedEvent",
                4,
                a -> NtWaitForKeyedEvent(a.word(0), a.word(1), a.flag(2), a.word(3)));
        services.add(
                "NtReleaseKeyedEvent",
                4,
                a -> NtReleaseKeyedEvent(a.word(0), a.word(1), a.flag(2), a.word(3)));
    }

    /// @param flags none are known
    NtStatus NtCreateKeyedEvent(
            int keyedEventHandle, int desiredAccess, int objectAttributes, int flags) {
        calls.probeWord(keyedEventHandle);
        if (flags != 0) {
            return NtStatus.STATUS_INVALID_PARAMETER_4;
        }
        return calls.create(
                keyedEventHandle,
                desiredAccess,
                objectAttributes,
                types.keyedEvent,
                header -> new KeyedEventObject(header, new KeyedEvent(ke)));
    }

    NtStatus NtOpenKeyedEvent(int keyedEventHandle, int desiredAccess, int objectAttributes) {
        return calls.open(keyedEventHandle, desiredAccess, objectAttributes, types.keyedEvent);
    }

    NtStatus NtWaitForKeyedEvent(int handle, int keyValue, boolean alertable, int timeoutAddress) {
        Timeout timeout = calls.captureTimeout(timeoutAddress);
        return calls.with(
                handle,
                KEYEDEVENT_WAIT,
                types.keyedEvent,
                object ->
                        object.keyedEvent().NtWaitForKeyedEvent(key(keyValue), alertable, timeout));
    }

    NtStatus NtReleaseKeyedEvent(int handle, int keyValue, boolean alertable, int timeoutAddress) {
        Timeout timeout = calls.captureTimeout(timeoutAddress);
        return calls.with(
                handle,
                KEYEDEVENT_WAKE,
                types.keyedEvent,
                object ->
                        object.keyedEvent().NtReleaseKeyedEvent(key(keyValue), alertable, timeout));
    }

    private long key(int keyValue) {
        int process = ke.processors.KeGetCurrentThread().currentProcess().id();
        return (long) process << Integer.SIZE | Integer.toUnsignedLong(keyValue);
    }
}
