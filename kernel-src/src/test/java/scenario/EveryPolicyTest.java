package scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ke.SchedulingPolicy;
import nt.ke.TickDistribution;
import nt.ke.TimerTableKind;
import org.junit.jupiter.api.Test;
import trace.KernelOptions;

/** What holds for NT 5.2 in turmoil holds for every policy that can be chosen instead. */
class EveryPolicyTest {

    private static final BootOptions USUAL = BootOptions.SERVER_2003;

    private static final Map<String, BootOptions> POLICIES =
            Map.of(
                    "CE",
                    USUAL.asWindowsCe(SchedulingPolicy.WINDOWS_CE),
                    "CE 2.12",
                    USUAL.asWindowsCe(SchedulingPolicy.WINDOWS_CE_2),
                    "object locks",
                    USUAL.withObjectLocks(),
                    "Windows 7",
                    USUAL.asWindows7(),
                    "Server 2008 R2",
                    USUAL.asWindows7().withFairShares(),
                    "fair shares",
                    USUAL.withFairShares(),
                    "core parking",
                    USUAL.withCoreParking(),
                    "ticks",
                    USUAL.withTicks(TickDistribution.AWAKE_PROCESSORS),
                    "timers",
                    USUAL.withTimerTable(TimerTableKind.WINDOWS_7));

    /** Another scenario, on a kernel that is set up otherwise. */
    private record Under(Scenario other, BootOptions bootOptions) implements Scenario {

        @Override
        public String name() {
            return other.name();
        }

        @Override
        public String summary() {
            return other.summary();
        }

        @Override
        public long duration() {
            return other.duration();
        }

        @Override
        public void run(Kernel kernel) {
            other.run(kernel);
        }

        @Override
        public Claim claim() {
            return other.claim();
        }
    }

    @Test
    void no_invariant_is_broken() {
        POLICIES.forEach((name, setup) -> {
            for (int processors : new int[] {1, 2, 3, 5}) {
                var explorer =
                        new Explorer(
                                new Under(new Turmoil(), setup),
                                KernelOptions.defaults().withProcessors(processors),
                                new Turmoil().duration());
                assertEquals(
                        Optional.empty(),
                        explorer.explore(1, 100).failure(),
                        name + ", " + processors + " processors");
            }
        });
    }
}
