package nt.ex;

import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_1;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_TIMEOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.Rule;
import nt.ke.Timeout;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;

class KeyedEventTest {

    @Test
    @Rule("keyed event")
    void whoever_comes_first_waits_for_the_other() {
        Lab.explore(
                100,
                lab -> {
                    var event = new KeyedEvent(lab.kernel.ke);
                    var released = new boolean[1];
                    EThread releaser =
                            lab.start(
                                    "releaser",
                                    () -> {
                                        event.NtReleaseKeyedEvent(8, false, Timeout.NEVER);
                                        released[0] = true;
                                    });
                    lab.sleep(20);
                    assertFalse(released[0], "nobody waits yet");
                    assertEquals(
                            STATUS_SUCCESS, event.NtWaitForKeyedEvent(8, false, Timeout.NEVER));
                    lab.waitFor(releaser);
                    EThread waiter =
                            lab.start(
                                    "waiter",
                                    () -> event.NtWaitForKeyedEvent(8, false, Timeout.NEVER));
                    lab.sleep(20);
                    event.NtReleaseKeyedEvent(8, false, Timeout.NEVER);
                    lab.waitFor(waiter);
                });
    }

    @Test
    void keys_do_not_meet_each_other() {
        Lab.run(
                1,
                1,
                lab -> {
                    var event = new KeyedEvent(lab.kernel.ke);
                    EThread waiter =
                            lab.start(
                                    "waiter",
                                    () -> event.NtWaitForKeyedEvent(8, false, Timeout.NEVER));
                    lab.sleep(20);
                    assertEquals(
                            STATUS_TIMEOUT,
                            event.NtReleaseKeyedEvent(16, false, Timeout.milliseconds(20)));
                    event.NtReleaseKeyedEvent(8, false, Timeout.NEVER);
                    lab.waitFor(waiter);
                });
    }

    @Test
    @Rule("keyed event")
    void an_odd_key_is_invalid() {
        Lab.run(
                1,
                1,
                lab -> {
                    var event = new KeyedEvent(lab.kernel.ke);
                    assertEquals(
                            STATUS_INVALID_PARAMETER_1,
                            event.NtWaitForKeyedEvent(9, false, Timeout.NEVER));
                    assertEquals(
                            STATUS_INVALID_PARAMETER_1,
                            event.NtReleaseKeyedEvent(9, false, Timeout.NEVER));
                });
    }

    @Test
    void a_time_limit_and_a_meeting_race_without_losing_either() {
        Lab.explore(
                300,
                lab -> {
                    var event = new KeyedEvent(lab.kernel.ke);
                    var met = new int[2];
                    List<EThread> threads = new ArrayList<>();
                    threads.add(
                            lab.start(
                                    "waiter",
                                    () -> {
                                        if (event.NtWaitForKeyedEvent(
                                                        8, false, Timeout.milliseconds(15))
                                                == STATUS_SUCCESS) {
                                            met[0]++;
                                        }
                                    }));
                    threads.add(
                            lab.start(
                                    "releaser",
                                    () -> {
                                        lab.sleep(15);
                                        if (event.NtReleaseKeyedEvent(
                                                        8, false, Timeout.milliseconds(40))
                                                == STATUS_SUCCESS) {
                                            met[1]++;
                                        }
                                    }));
                    lab.waitForAll(threads);
                    assertEquals(met[0], met[1]);
                });
    }

    @Test
    @Rule("event pair")
    void an_event_pair_hands_to_and_fro() {
        Lab.explore(
                100,
                lab -> {
                    var pair = new EventPair(lab.kernel.ke);
                    var turns = new int[1];
                    EThread server =
                            lab.start(
                                    "server",
                                    () -> {
                                        pair.NtWaitHighEventPair();
                                        for (int turn = 0; turn < 5; turn++) {
                                            turns[0]++;
                                            pair.NtSetLowWaitHighEventPair();
                                        }
                                    });
                    for (int turn = 1; turn <= 5; turn++) {
                        pair.NtSetHighWaitLowEventPair();
                        assertEquals(turn, turns[0]);
                    }
                    pair.NtSetHighEventPair();
                    lab.waitFor(server);
                    assertTrue(turns[0] == 5);
                });
    }
}
