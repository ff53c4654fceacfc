package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nt.Lab;
import nt.Rule;
import org.junit.jupiter.api.Test;

class StackSwapperTest {

    /** Longer than a stack stays, and than it takes until somebody looks. */
    private static final int LONG = 12_000;

    private static KThread waiter(Lab lab, KEvent event, KProcessorMode mode, boolean enable) {
        return lab.start(
                "waiter",
                () -> {
                    lab.kernel.ke.stackSwapper.KeSetKernelStackSwapEnable(enable);
                    lab.kernel.ke.wait.KeWaitForSingleObject(
                            event, KWaitReason.UserRequest, mode, false, Timeout.NEVER);
                });
    }

    @Test
    @Rule("stack swap")
    void the_stack_of_a_thread_that_waits_long_for_user_mode_leaves_memory() {
        Lab.run(
                1,
                1,
                lab -> {
                    var event = new KEvent(EventType.NotificationEvent, false);
                    KThread user = waiter(lab, event, KProcessorMode.UserMode, true);
                    KThread kernel = waiter(lab, event, KProcessorMode.KernelMode, true);
                    KThread pinned = waiter(lab, event, KProcessorMode.UserMode, false);
                    lab.sleep(6_000);
                    assertTrue(user.kernelStackResident);
                    lab.sleep(LONG - 6_000);
                    assertFalse(user.kernelStackResident);
                    assertTrue(kernel.kernelStackResident);
                    assertTrue(pinned.kernelStackResident);
                });
    }

    @Test
    @Rule("transition")
    void it_is_in_transition_until_its_stack_is_back_and_then_goes_on() {
        Lab.explore(
                60,
                lab -> {
                    var event = new KEvent(EventType.NotificationEvent, false);
                    KThread first = waiter(lab, event, KProcessorMode.UserMode, true);
                    KThread second = waiter(lab, event, KProcessorMode.UserMode, true);
                    lab.sleep(LONG);
                    assertFalse(first.kernelStackResident);
                    lab.kernel.ke.events.KeSetEvent(event, 0, false);
                    assertEquals(KThreadState.Transition, second.state());
                    lab.waitFor(first);
                    lab.waitFor(second);
                });
    }

    @Test
    void calls_and_the_end_of_threads_without_stacks_are_not_lost() {
        Lab.explore(
                60,
                lab -> {
                    var event = new KEvent(EventType.NotificationEvent, false);
                    KThread thread = waiter(lab, event, KProcessorMode.UserMode, true);
                    lab.sleep(LONG);
                    var made = new boolean[1];
                    lab.kernel.ke.apcs.KeInsertQueueApc(
                            KApc.special(thread, () -> made[0] = true), null, null, 0);
                    lab.loiter(lab.processors() * 20);
                    lab.kernel.ke.threads.KeSetPriorityThread(thread, 12);
                    lab.kernel.ke.events.KeSetEvent(event, 0, false);
                    lab.waitFor(thread);
                    assertTrue(made[0]);
                });
    }
}
