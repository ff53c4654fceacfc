package nt.services;

import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.util.function.Consumer;
import java.util.function.Function;
import nt.ex.EventPair;
import nt.ex.object.EventPairObject;
import nt.ex.object.ExecutiveTypes;
import nt.ke.Ke;
import nt.ob.AccessMask;
import nt.rtl.NtStatus;

/// Event pairs: see [EventPair] for what each of them does.
final class EventPairServices {

    private final ObjectCalls calls;
    private final ExecutiveTypes types;
    private final Ke ke;

    EventPairServices(ObjectCalls calls, ExecutiveTypes types, Ke ke) {
        this.calls = calls;
        this.types = types;
        this.ke = ke;
    }

    void register(ServiceTable services) {
        services.add(
                "NtCreateEventPair", 3, a -> NtCreateEventPair(a.word(0), a.word(1), a.word(2)));
        services.add("NtOpenEventPair", 3, a -> NtOpenEventPair(a.word(0), a.word(1), a.word(2)));
        services.add("NtSetLowEventPair", 1, a -> set(a.word(0), EventPair::NtSetLowEventPair));
        services.add("NtSetHighEventPair", 1, a -> set(a.word(0), EventPair::NtSetHighEventPair));
        services.add("NtWaitLowEventPair", 1, a -> await(a.word(0), EventPair::NtWaitLowEventPair));
        services.add(
                "NtWaitHighEventPair", 1, a -> await(a.word(0), EventPair::NtWaitHighEventPair));
        services.add(
                "NtSetLowWaitHighEventPair",
                1,
                a -> await(a.word(0), EventPair::NtSetLowWaitHighEventPair));
        services.add(
                "NtSetHighWaitLowEventPair",
                1,
                a -> await(a.word(0), EventPair::NtSetHighWaitLowEventPair));
    }

    NtStatus NtCreateEventPair(int eventPairHandle, int desiredAccess, int objectAttributes) {
        return calls.create(
                eventPairHandle,
                desiredAccess,
                objectAttributes,
                types.eventPair,
                header -> new EventPairObject(header, new EventPair(ke)));
    }

    NtStatus NtOpenEventPair(int eventPairHandle, int desiredAccess, int objectAttributes) {
        return calls.open(eventPairHandle, desiredAccess, objectAttributes, types.eventPair);
    }

    private NtStatus set(int handle, Consumer<EventPair> operation) {
        return await(
                handle,
                pair -> {
                    operation.accept(pair);
                    return STATUS_SUCCESS;
                });
    }

    private NtStatus await(int handle, Function<EventPair, NtStatus> operation) {
        return calls.with(
                handle,
                AccessMask.SYNCHRONIZE,
                types.eventPair,
                object -> operation.apply(object.eventPair()));
    }
}
