package nt.hal;

import static machine.apic.InterruptMessage.fixed;

import machine.Machine;
import machine.apic.IoApic;
import machine.apic.Shorthand;
import machine.device.IntervalTimer;
import machine.device.RealTimeClock;
import trace.Moment;

/// Gives every processor its clock interrupts, whatever device they come from.
///
/// @source https://github.com/reactos/reactos `hal/halx86/apic/rtctimer.c` (the real-time clock as
///   the clock of the APIC HAL, on line 8)
/// @model The period is fixed; `HalSetTimeIncrement` does not exist.
final class ClockDevice {

    private static final int UNITS_PER_SECOND = 10_000_000;
    private static final int CRYSTAL = 32_768;

    private final Machine machine;
    private final ClockSource source;
    private final int period;

    // One bit for each processor that is to have ticks.
    private int ticking;

    /// @param period in 100-ns units
    ClockDevice(Machine machine, ClockSource source, int period) {
        this.machine = machine;
        this.source = source;
        this.period = period;
    }

    /** Begins the interrupts of a processor; those of the first one begin first. */
    void start(int number) {
        ticking |= 1 << number;
        switch (source) {
            case LOCAL_TIMERS ->
                    machine.startTimer(
                            number, Vector.CLOCK.number(), period * (long) Moment.CYCLES_PER_100NS);
            case REAL_TIME_CLOCK -> {
                if (number == 0) {
                    wire(Machine.REAL_TIME_CLOCK_LINE);
                    programRealTimeClock();
                }
            }
            case INTERVAL_TIMER -> {
                if (number == 0) {
                    wire(Machine.INTERVAL_TIMER_LINE);
                    programIntervalTimer();
                }
            }
        }
    }

    void stop(int number) {
        ticking &= ~(1 << number);
        if (source == ClockSource.LOCAL_TIMERS) {
            machine.stopTimer(number);
        }
    }

    void resume(int number) {
        ticking |= 1 << number;
        if (source == ClockSource.LOCAL_TIMERS) {
            machine.resumeTimer(number);
        }
    }

    private void wire(int line) {
        IoApic ioApic = machine.ioApic();
        ioApic.redirect(line, Vector.CLOCK.number(), machine.apic(0).identification());
    }

    private void programRealTimeClock() {
        int halvings = Integer.numberOfTrailingZeros(CRYSTAL / (UNITS_PER_SECOND / period));
        if ((long) period * CRYSTAL != (long) UNITS_PER_SECOND << halvings) {
            throw new IllegalArgumentException("no rate of the real-time clock: " + period);
        }
        RealTimeClock clock = machine.realTimeClock();
        clock.select(RealTimeClock.A);
        clock.write(RealTimeClock.DIVIDER_32768 | halvings + 1);
        clock.select(RealTimeClock.B);
        clock.write(clock.read() | RealTimeClock.PERIODIC);
    }

    private void programIntervalTimer() {
        int count =
                Math.toIntExact(
                        Math.round(period * (double) IntervalTimer.HERTZ / UNITS_PER_SECOND));
        IntervalTimer timer = machine.intervalTimer();
        timer.writeControl(IntervalTimer.LOW_THEN_HIGH | IntervalTimer.RATE_GENERATOR << 1);
        timer.writeCount(count & 0xFF);
        timer.writeCount(count >> 8);
    }

    /// Called first at every clock interrupt: the first processor tells the device that it has
    /// come, and passes the tick on.
    void acknowledge(int number) {
        if (number != 0 || source == ClockSource.LOCAL_TIMERS) {
            return;
        }
        if (source == ClockSource.REAL_TIME_CLOCK) {
            machine.realTimeClock().select(RealTimeClock.C);
            var _ = machine.realTimeClock().read();
        }
        for (int left = ticking & ~1; left != 0; left &= left - 1) {
            int other = machine.apic(Integer.numberOfTrailingZeros(left)).identification();
            machine.apic(0).command(fixed(Vector.CLOCK.number(), other), Shorthand.NONE);
        }
    }
}
