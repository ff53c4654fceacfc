package nt.services;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.ke.KProcessorMode.UserMode;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nt.Lab;
import nt.ex.object.ExecutiveTimers;
import nt.ex.object.ExecutiveTimers.CallMaker;
import nt.ex.object.TimerObject;
import nt.ke.KApc;
import nt.ke.KThread;
import nt.ke.KWaitReason;
import nt.ke.Timeout;
import nt.ke.TimerType;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;

/** Timers that call the thread that has set them. */
class TimerCallsTest {

    private static TimerObject newTimer(Lab lab) {
        return new TimerObject(
                lab.kernel.objects.ObCreateObject(lab.kernel.types.timer),
                TimerType.SynchronizationTimer);
    }

    /** A call into a program that is Java code. */
    private static CallMaker calling(Lab lab, Runnable routine) {
        KThread thread = lab.kernel.ke.processors.KeGetCurrentThread();
        return kernelRoutine ->
                new KApc(
                        thread, kernelRoutine, _ -> {}, (_, _, _) -> routine.run(), UserMode, null);
    }

    /** Sleeps alertably in user mode, so that calls are made. */
    private static void sleepAlertably(Lab lab, long milliseconds) {
        lab.kernel.ke.traps.enterUserMode(() ->
                lab.kernel.ke.traps.KiSystemService(() ->
                        lab.kernel.ke.wait.KeDelayExecutionThread(
                                UserMode, true, Timeout.milliseconds(milliseconds))));
    }

    private static ExecutiveTimers timers(Lab lab) {
        return lab.kernel.types.timers;
    }

    @Test
    void a_timer_calls_once_and_then_has_no_reference_more() {
        Lab.run(
                1,
                1,
                lab -> {
                    TimerObject timer = newTimer(lab);
                    var calls = new ArrayList<Long>();
                    timers(lab)
                            .set(
                                    timer,
                                    Timeout.milliseconds(20),
                                    0,
                                    calling(lab, () -> calls.add(lab.kernel.machine.time())));
                    assertEquals(2, timer.objectHeader().pointerCount());
                    sleepAlertably(lab, 1000);
                    assertEquals(1, calls.size());
                    assertEquals(1, timer.objectHeader().pointerCount());
                    sleepAlertably(lab, 100);
                    assertEquals(1, calls.size());
                });
    }

    @Test
    void a_periodic_timer_calls_until_it_is_cancelled() {
        Lab.run(
                1,
                1,
                lab -> {
                    TimerObject timer = newTimer(lab);
                    var calls = new int[1];
                    timers(lab)
                            .set(
                                    timer,
                                    Timeout.milliseconds(20),
                                    20,
                                    calling(lab, () -> calls[0]++));
                    for (int wait = 0; wait < 3; wait++) {
                        sleepAlertably(lab, 1000); // each call ends the wait
                    }
                    assertEquals(3, calls[0]);
                    timers(lab).cancel(timer);
                    assertEquals(1, timer.objectHeader().pointerCount());
                    sleepAlertably(lab, 100);
                    assertEquals(3, calls[0]);
                });
    }

    @Test
    void a_call_that_has_been_queued_is_taken_back_with_its_timer() {
        Lab.run(
                1,
                1,
                lab -> {
                    TimerObject timer = newTimer(lab);
                    var calls = new int[1];
                    timers(lab)
                            .set(
                                    timer,
                                    Timeout.milliseconds(20),
                                    0,
                                    calling(lab, () -> calls[0]++));
                    lab.sleep(100); // not alertable: the call waits
                    timers(lab).cancel(timer);
                    sleepAlertably(lab, 100);
                    assertEquals(0, calls[0]);
                    assertEquals(1, timer.objectHeader().pointerCount());
                });
    }

    @Test
    void a_thread_that_ends_takes_its_calls_with_it() {
        Lab.explore(
                40,
                lab -> {
                    TimerObject timer = newTimer(lab);
                    EThread thread =
                            lab.start(
                                    "setter",
                                    () -> {
                                        timers(lab)
                                                .set(
                                                        timer,
                                                        Timeout.milliseconds(30),
                                                        20,
                                                        calling(lab, () -> {}));
                                        timers(lab)
                                                .ExTimerRundown(
                                                        ((EThread)
                                                                        lab.kernel.ke.processors
                                                                                .KeGetCurrentThread())
                                                                .activeTimers());
                                    });
                    lab.waitFor(thread);
                    lab.sleep(100);
                    assertEquals(1, timer.objectHeader().pointerCount());
                });
    }

    @Test
    void setting_and_cancelling_by_several_threads_leaves_no_reference() {
        Lab.explore(
                100,
                lab -> {
                    TimerObject timer = newTimer(lab);
                    List<EThread> threads = new ArrayList<>();
                    for (int number = 0; number < 3; number++) {
                        var random = new Random(number);
                        threads.add(lab.start("user", () -> use(lab, timer, random)));
                    }
                    lab.waitForAll(threads);
                    timers(lab).cancel(timer);
                    assertEquals(1, timer.objectHeader().pointerCount());
                });
    }

    private static void use(Lab lab, TimerObject timer, Random random) {
        for (int step = 0; step < 10; step++) {
            switch (random.nextInt(4)) {
                case 0 ->
                        timers(lab)
                                .set(
                                        timer,
                                        Timeout.milliseconds(random.nextInt(40)),
                                        random.nextInt(2) * 10,
                                        calling(lab, () -> {}));
                case 1 -> timers(lab).cancel(timer);
                case 2 -> timers(lab).set(timer, Timeout.milliseconds(10), 0, null);
                default -> sleepAlertably(lab, random.nextInt(30));
            }
        }
        timers(lab)
                .ExTimerRundown(
                        ((EThread) lab.kernel.ke.processors.KeGetCurrentThread()).activeTimers());
    }

    @Test
    void a_timer_is_waited_for_by_its_handle_too() {
        Lab.run(
                1,
                1,
                lab -> {
                    TimerObject timer = newTimer(lab);
                    timers(lab).set(timer, Timeout.milliseconds(20), 0, null);
                    lab.kernel.ke.wait.KeWaitForSingleObject(
                            lab.kernel.objects.waitObject(timer),
                            KWaitReason.UserRequest,
                            KernelMode,
                            false,
                            Timeout.NEVER);
                });
    }
}
