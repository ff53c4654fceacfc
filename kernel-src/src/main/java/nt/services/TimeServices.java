package nt.services;

import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.hal.Hal;
import nt.ke.Ke;
import nt.rtl.NtStatus;

/** The time, and how finely it is measured. */
final class TimeServices {

    /** The last time that has a date: some 30,000 years. */
    private static final long LAST_TIME = 0x7FFF_FFFF_FFFF_0000L;

    private final ObjectCalls calls;
    private final Ke ke;
    private final Hal hal;

    TimeServices(ObjectCalls calls, Ke ke, Hal hal) {
        this.calls = calls;
        this.ke = ke;
        this.hal = hal;
    }

    void register(ServiceTable services) {
        services.add("NtQuerySystemTime", 1, a -> NtQuerySystemTime(a.word(0)));
        services.add("NtSetSystemTime", 2, a -> NtSetSystemTime(a.word(0), a.word(1)));
        services.add(
                "NtQueryPerformanceCounter",
                2,
                a -> NtQueryPerformanceCounter(a.word(0), a.word(1)));
        services.add(
                "NtQueryTimerResolution",
                3,
                a -> NtQueryTimerResolution(a.word(0), a.word(1), a.word(2)));
        services.add(
                "NtSetTimerResolution",
                3,
                a -> NtSetTimerResolution(a.word(0), a.flag(1), a.word(2)));
    }

    NtStatus NtQuerySystemTime(int systemTime) {
        calls.memory.ProbeForWrite(systemTime, Long.BYTES, Integer.BYTES);
        calls.memory.writeLong(systemTime, ke.time.KeQuerySystemTime());
        return STATUS_SUCCESS;
    }

    /// Sets the system time.
    ///
    /// @param previousTime where the time before is told; may be left out
    /// @return also `STATUS_INVALID_PARAMETER`
    /// @model Everybody may. A time that is left out would set the time zone, which there is none.
    NtStatus NtSetSystemTime(int systemTime, int previousTime) {
        if (previousTime != 0) {
            calls.memory.ProbeForWrite(previousTime, Long.BYTES, Integer.BYTES);
        }
        calls.memory.ProbeForRead(systemTime, Long.BYTES, Integer.BYTES);
        long time = calls.memory.readLong(systemTime);
        if (time <= 0 || time > LAST_TIME) {
            return NtStatus.STATUS_INVALID_PARAMETER;
        }
        long before = ke.timeSetting.KeSetSystemTime(time);
        if (previousTime != 0) {
            ObjectCalls.tellIfPossible(() -> calls.memory.writeLong(previousTime, before));
        }
        return STATUS_SUCCESS;
    }

    /// Tells a count that goes up all the time.
    ///
    /// @param frequency where it is told how far it goes up in a second; may be left out
    NtStatus NtQueryPerformanceCounter(int counter, int frequency) {
        calls.memory.ProbeForWrite(counter, Long.BYTES, Integer.BYTES);
        if (frequency != 0) {
            calls.memory.ProbeForWrite(frequency, Long.BYTES, Integer.BYTES);
        }
        calls.memory.writeLong(counter, hal.KeQueryPerformanceCounter());
        if (frequency != 0) {
            calls.memory.writeLong(frequency, Hal.PERFORMANCE_FREQUENCY);
        }
        return STATUS_SUCCESS;
    }

    /// Tells the longest, the shortest and the present clock tick, in 100-ns units.
    ///
    /// @model The clock has one period only.
    NtStatus NtQueryTimerResolution(int maximumTime, int minimumTime, int currentTime) {
        calls.probeWord(maximumTime);
        calls.probeWord(minimumTime);
        calls.probeWord(currentTime);
        int tick = ke.time.KeQueryTimeIncrement();
        calls.memory.writeInt(maximumTime, tick);
        calls.memory.writeInt(minimumTime, tick);
        calls.memory.writeInt(currentTime, tick);
        return STATUS_SUCCESS;
    }

    /// Asks for another length of clock ticks, or takes that back.
    ///
    /// @param actualTime where the length is told that ticks have now
    /// @return also `STATUS_TIMER_RESOLUTION_NOT_SET` if there is nothing to take back
    /// @model The clock has one period only, so what is asked for is never set.
    NtStatus NtSetTimerResolution(int desiredTime, boolean set, int actualTime) {
        calls.probeWord(actualTime);
        calls.memory.writeInt(actualTime, ke.time.KeQueryTimeIncrement());
        return set ? STATUS_SUCCESS : NtStatus.STATUS_TIMER_RESOLUTION_NOT_SET;
    }
}
