package machine;

import machine.apic.LocalApic;
import machine.cpu.Arbiter;
import machine.cpu.Processor;
import machine.cpu.TimedDevice;
import machine.cpu.Timeline;
import org.jspecify.annotations.Nullable;

/// Gives the processors their turns, as the schedule says; nothing else in the machine is left to
/// chance.
final class Interleaver implements Arbiter {

    private final Timeline timeline;
    private final Schedule schedule;
    private Processor[] processors = {};
    private LocalApic[] apics = {};
    private TimedDevice[] devices = {};

    // One bit for each processor that executes.
    private int executing;
    // One bit for each that its host has taken away for a while.
    private int absent;
    private @Nullable Host host;
    private @Nullable Processor turn;
    private long sliceEnd;
    private long nextEvent = Long.MAX_VALUE;

    private long limit;
    private boolean pausing;
    private boolean stopped;
    private long slices;

    Interleaver(Timeline timeline, Schedule schedule) {
        this.timeline = timeline;
        this.schedule = schedule;
    }

    void connect(Processor[] all, LocalApic[] controllers, TimedDevice... others) {
        processors = all;
        apics = controllers;
        devices = others;
    }

    Processor turn() {
        if (turn == null) {
            throw new IllegalStateException("no processor has the turn");
        }
        return turn;
    }

    long slices() {
        return slices;
    }

    // ---- the carrier's side -----------------------------------------------------------------

    /// Lets the processors run until that time, in cycles, or until the machine is stopped. Where a
    /// run is divided makes no difference to what happens in it.
    void runUntil(long cycles) {
        if (stopped || timeline.cycles >= cycles) {
            return;
        }
        limit = cycles;
        pausing = false;
        if (turn == null) {
            giveTurn(runnable());
        } else {
            look();
        }
        while (!pausing && turn != null) {
            if (!turn.enterStack()) {
                spin();
            }
        }
    }

    void stop() {
        stopped = true;
        pausing = true;
    }

    boolean isStopped() {
        return stopped;
    }

    // ---- the processors' side ---------------------------------------------------------------

    @Override
    public void attend() {
        fireEvents();
        if (timeline.cycles >= sliceEnd || (absent & 1 << turn().number()) != 0) {
            giveTurn(runnable());
        } else {
            look();
        }
    }

    @Override
    public void park(Processor processor) {
        setExecuting(executing & ~(1 << processor.number()));
        noteEvent(processor.busyUntil());
        giveTurn(runnable());
    }

    @Override
    public void wake(Processor processor) {
        setExecuting(executing | 1 << processor.number());
    }

    @Override
    public void spin() {
        timeline.cycles += timeline.step;
        fireEvents();
        int others = runnable() & ~(1 << turn().number());
        giveTurn(others == 0 ? runnable() : others);
    }

    @Override
    public void interrupt(Processor processor) {
        if (turn == processor) {
            timeline.horizon = timeline.cycles;
        }
    }

    @Override
    public boolean isTurnOf(Processor processor) {
        return turn == processor && !pausing;
    }

    private void setExecuting(int set) {
        executing = set;
        timeline.step = Timeline.CYCLES_PER_POINT / Math.max(1, Integer.bitCount(runnable()));
    }

    private int runnable() {
        return executing & ~absent;
    }

    // ---- the host's side --------------------------------------------------------------------

    /** From now on a host takes the processors away now and then. */
    void runOn(Host newHost) {
        host = newHost;
        noteEvent(newHost.nextChange());
    }

    private void changePresence(Host onHost) {
        while (onHost.nextChange() <= timeline.cycles) {
            int processor = onHost.change();
            absent ^= 1 << processor;
            if ((absent & 1 << processor) != 0) {
                processors[processor].postpone(onHost.absence());
            }
        }
        setExecuting(executing);
        noteEvent(onHost.nextChange());
    }

    /** Has one of the candidates chosen; when there is none, lets time jump until there is one. */
    private void giveTurn(int candidates) {
        turn = null;
        while (candidates == 0) {
            if (nextEvent >= limit) {
                timeline.cycles = Math.max(timeline.cycles, limit);
                pausing = true;
                return;
            }
            timeline.cycles = Math.max(timeline.cycles, nextEvent);
            fireEvents();
            candidates = runnable();
        }
        slices++;
        Processor chosen = processors[schedule.processor(candidates)];
        turn = chosen;
        timeline.vantage = chosen.fs();
        sliceEnd = timeline.cycles + timeline.step * schedule.points();
        look();
    }

    /** Sets the horizon to the first thing that needs a look. */
    private void look() {
        if (timeline.cycles >= limit) {
            pausing = true;
        }
        timeline.horizon =
                turn().hasInterrupt()
                        ? timeline.cycles
                        : Math.min(sliceEnd, Math.min(nextEvent, limit));
    }

    // ---- events -----------------------------------------------------------------------------

    void noteEvent(long cycles) {
        nextEvent = Math.min(nextEvent, cycles);
        timeline.horizon = Math.min(timeline.horizon, nextEvent);
    }

    private void elapse(TimedDevice device) {
        if (device.due() <= timeline.cycles) {
            device.elapse();
        }
        noteEvent(device.due());
    }

    private void fireEvents() {
        if (timeline.cycles < nextEvent) {
            return;
        }
        nextEvent = Long.MAX_VALUE;
        if (host != null) {
            changePresence(host);
        }
        for (TimedDevice device : devices) {
            elapse(device);
        }
        for (int number = 0; number < processors.length; number++) {
            Processor processor = processors[number];
            elapse(apics[number].timer());
            if (processor.busyUntil() <= timeline.cycles) {
                processor.wake();
            }
            if (!processor.isExecuting()) {
                noteEvent(processor.busyUntil());
            }
        }
    }
}
