package nt.services;

import static nt.ke.Priorities.EVENT_INCREMENT;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.ex.object.EventObject;
import nt.ex.object.ExecutiveTypes;
import nt.ke.EventType;
import nt.ke.Events;
import nt.ke.KEvent;
import nt.ke.KObjects;
import nt.rtl.NtStatus;

/** Events. */
final class EventServices {

    static final int EVENT_QUERY_STATE = 1;
    static final int EVENT_MODIFY_STATE = 2;

    private static final int INFORMATION_SIZE = 8;
    private static final int EVENT_STATE = 4;

    private final ObjectCalls calls;
    private final ExecutiveTypes types;
    private final Events events;

    EventServices(ObjectCalls calls, ExecutiveTypes types, Events events) {
        this.calls = calls;
        this.types = types;
        this.events = events;
    }

    void register(ServiceTable services) {
        services.add(
                "NtCreateEvent",
                5,
                a -> NtCreateEvent(a.word(0), a.word(1), a.word(2), a.word(3), a.flag(4)));
        services.add("NtOpenEvent", 3, a -> NtOpenEvent(a.word(0), a.word(1), a.word(2)));
        services.add("NtSetEvent", 2, a -> NtSetEvent(a.word(0), a.word(1)));
        services.add("NtSetEventBoostPriority", 1, a -> NtSetEventBoostPriority(a.word(0)));
        services.add("NtResetEvent", 2, a -> NtResetEvent(a.word(0), a.word(1)));
        services.add("NtClearEvent", 1, a -> NtClearEvent(a.word(0)));
        services.add("NtPulseEvent", 2, a -> NtPulseEvent(a.word(0), a.word(1)));
        services.add(
                "NtQueryEvent",
                5,
                a -> NtQueryEvent(a.word(0), a.word(1), a.word(2), a.word(3), a.word(4)));
    }

    /// @param eventType 0: notification, 1: synchronization
    NtStatus NtCreateEvent(
            int eventHandle,
            int desiredAccess,
            int objectAttributes,
            int eventType,
            boolean initialState) {
        if (eventType != 0 && eventType != 1) {
            return NtStatus.STATUS_INVALID_PARAMETER;
        }
        EventType type = EventType.values()[eventType];
        return calls.create(
                eventHandle,
                desiredAccess,
                objectAttributes,
                types.event,
                header -> new EventObject(header, new KEvent(type, initialState)));
    }

    NtStatus NtOpenEvent(int eventHandle, int desiredAccess, int objectAttributes) {
        return calls.open(eventHandle, desiredAccess, objectAttributes, types.event);
    }

    NtStatus NtSetEvent(int eventHandle, int previousState) {
        calls.probeOptionalWord(previousState);
        return calls.with(
                eventHandle,
                EVENT_MODIFY_STATE,
                types.event,
                object -> {
                    boolean was = events.KeSetEvent(object.event(), EVENT_INCREMENT, false);
                    calls.tellOptional(previousState, was ? 1 : 0);
                    return STATUS_SUCCESS;
                });
    }

    /** Only for synchronization events. */
    NtStatus NtSetEventBoostPriority(int eventHandle) {
        return calls.with(
                eventHandle,
                EVENT_MODIFY_STATE,
                types.event,
                object -> {
                    if (object.event().type() != KObjects.EventSynchronizationObject) {
                        return NtStatus.STATUS_OBJECT_TYPE_MISMATCH;
                    }
                    events.KeSetEventBoostPriority(object.event());
                    return STATUS_SUCCESS;
                });
    }

    NtStatus NtResetEvent(int eventHandle, int previousState) {
        calls.probeOptionalWord(previousState);
        return calls.with(
                eventHandle,
                EVENT_MODIFY_STATE,
                types.event,
                object -> {
                    boolean was = events.KeResetEvent(object.event());
                    calls.tellOptional(previousState, was ? 1 : 0);
                    return STATUS_SUCCESS;
                });
    }

    NtStatus NtClearEvent(int eventHandle) {
        return NtResetEvent(eventHandle, 0);
    }

    NtStatus NtPulseEvent(int eventHandle, int previousState) {
        calls.probeOptionalWord(previousState);
        return calls.with(
                eventHandle,
                EVENT_MODIFY_STATE,
                types.event,
                object -> {
                    boolean was = events.KePulseEvent(object.event(), EVENT_INCREMENT);
                    calls.tellOptional(previousState, was ? 1 : 0);
                    return STATUS_SUCCESS;
                });
    }

    /** Tells the type and whether it is signaled. */
    NtStatus NtQueryEvent(
            int eventHandle, int informationClass, int buffer, int length, int returnLength) {
        NtStatus wrong =
                calls.checkQuery(informationClass, buffer, length, returnLength, INFORMATION_SIZE);
        if (!wrong.isSuccess()) {
            return wrong;
        }
        return calls.with(
                eventHandle,
                EVENT_QUERY_STATE,
                types.event,
                object -> {
                    KEvent event = object.event();
                    calls.tell(buffer, event.type().number());
                    calls.tell(buffer + EVENT_STATE, events.KeReadStateEvent(event) ? 1 : 0);
                    calls.tellOptional(returnLength, INFORMATION_SIZE);
                    return STATUS_SUCCESS;
                });
    }
}
