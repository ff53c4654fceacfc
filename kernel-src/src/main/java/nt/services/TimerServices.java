package nt.services;

import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.ex.object.ExecutiveTimers;
import nt.ex.object.ExecutiveTypes;
import nt.ex.object.TimerObject;
import nt.ke.KApc;
import nt.ke.KApcEnvironment;
import nt.ke.KThread;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.ke.TimerType;
import nt.ke.UserRoutine;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;

/** Timers. */
final class TimerServices {

    private static final int TIMER_QUERY_STATE = 1;
    private static final int TIMER_MODIFY_STATE = 2;

    private static final int INFORMATION_SIZE = 16;
    private static final int TIMER_STATE = 8;

    private final ObjectCalls calls;
    private final ExecutiveTypes types;
    private final Ke ke;

    TimerServices(ObjectCalls calls, ExecutiveTypes types, Ke ke) {
        this.calls = calls;
        this.types = types;
        this.ke = ke;
    }

    void register(ServiceTable services) {
        services.add(
                "NtCreateTimer", 4, a -> NtCreateTimer(a.word(0), a.word(1), a.word(2), a.word(3)));
        services.add("NtOpenTimer", 3, a -> NtOpenTimer(a.word(0), a.word(1), a.word(2)));
        services.add(
                "NtSetTimer",
                7,
                a -> NtSetTimer(a.word(0), a.word(1), a.word(2), a.word(3), a.word(5), a.word(6)));
        services.add("NtCancelTimer", 2, a -> NtCancelTimer(a.word(0), a.word(1)));
        services.add(
                "NtQueryTimer",
                5,
                a -> NtQueryTimer(a.word(0), a.word(1), a.word(2), a.word(3), a.word(4)));
    }

    /// @param timerType 0: notification, 1: synchronization
    NtStatus NtCreateTimer(
            int timerHandle, int desiredAccess, int objectAttributes, int timerType) {
        calls.probeWord(timerHandle);
        if (timerType != 0 && timerType != 1) {
            return NtStatus.STATUS_INVALID_PARAMETER_4;
        }
        TimerType type = TimerType.values()[timerType];
        return calls.create(
                timerHandle,
                desiredAccess,
                objectAttributes,
                types.timer,
                header -> new TimerObject(header, type));
    }

    NtStatus NtOpenTimer(int timerHandle, int desiredAccess, int objectAttributes) {
        return calls.open(timerHandle, desiredAccess, objectAttributes, types.timer);
    }

    /// Sets a timer, anew if it is set.
    ///
    /// @param timerApcRoutine called by this thread whenever the timer is due and it waits
    ///   alertably; 0: none
    /// @param period milliseconds until it is due again; 0: once
    /// @param previousState where it is told whether it was signaled; may be left out
    /// @return also `STATUS_INVALID_PARAMETER_6` if the period is below 0
    /// @model That the system wakes for it is without meaning: the model does not sleep.
    NtStatus NtSetTimer(
            int timerHandle,
            int dueTime,
            int timerApcRoutine,
            int timerContext,
            int period,
            int previousState) {
        if (previousState != 0) {
            calls.memory.ProbeForWrite(previousState, 1, 1);
        }
        calls.memory.ProbeForRead(dueTime, Long.BYTES, Integer.BYTES);
        Timeout due = Timeout.of(calls.memory.readLong(dueTime));
        if (period < 0) {
            return NtStatus.STATUS_INVALID_PARAMETER_6;
        }
        return calls.with(
                timerHandle,
                TIMER_MODIFY_STATE,
                types.timer,
                timer -> {
                    boolean was =
                            types.timers.set(
                                    timer, due, period, apcMaker(timerApcRoutine, timerContext));
                    tellFlag(previousState, was);
                    return STATUS_SUCCESS;
                });
    }

    private ExecutiveTimers.@Nullable CallMaker apcMaker(int routine, int context) {
        if (routine == 0) {
            return null;
        }
        KThread thread = ke.processors.KeGetCurrentThread();
        return kernelRoutine ->
                new KApc(
                        thread,
                        KApcEnvironment.CurrentApcEnvironment,
                        kernelRoutine,
                        _ -> {},
                        new UserRoutine(routine),
                        calls.previousMode(),
                        context);
    }

    private void tellFlag(int address, boolean flag) {
        if (address != 0) {
            ObjectCalls.tellIfPossible(() -> calls.memory.writeByte(address, flag ? 1 : 0));
        }
    }

    NtStatus NtCancelTimer(int timerHandle, int currentState) {
        if (currentState != 0) {
            calls.memory.ProbeForWrite(currentState, 1, 1);
        }
        return calls.with(
                timerHandle,
                TIMER_MODIFY_STATE,
                types.timer,
                timer -> {
                    tellFlag(currentState, types.timers.cancel(timer));
                    return STATUS_SUCCESS;
                });
    }

    /** Tells how long it is until the timer is due, and whether it is signaled. */
    NtStatus NtQueryTimer(
            int timerHandle, int informationClass, int buffer, int length, int returnLength) {
        NtStatus wrong =
                calls.checkQuery(informationClass, buffer, length, returnLength, INFORMATION_SIZE);
        if (!wrong.isSuccess()) {
            return wrong;
        }
        return calls.with(
                timerHandle,
                TIMER_QUERY_STATE,
                types.timer,
                object -> {
                    long left = object.timer().dueTime() - ke.time.KeQueryInterruptTime();
                    boolean signaled = ke.timers.KeReadStateTimer(object.timer());
                    ObjectCalls.tellIfPossible(() -> calls.memory.writeLong(buffer, left));
                    tellFlag(buffer + TIMER_STATE, signaled);
                    calls.tellOptional(returnLength, INFORMATION_SIZE);
                    return STATUS_SUCCESS;
                });
    }
}
