package scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.KIrql;
import org.junit.jupiter.api.Test;
import trace.KernelOptions;
import trace.TraceKind;
import trace.TraceRecord;
import trace.TracedMethod;

/** What the annotations say of levels is what happens. */
class IrqlContractTest {

    private static final KIrql[] ANY = {KIrql.PASSIVE_LEVEL, KIrql.HIGH_LEVEL};

    @Test
    void no_routine_is_called_at_a_level_that_it_forbids() throws ReflectiveOperationException {
        Set<String> broken = new TreeSet<>();
        int checked = 0;
        for (Scenario scenario : Scenarios.all()) {
            TracedRun run = TracedRun.boot(scenario.name(), KernelOptions.defaults());
            Map<Integer, KIrql[]> limits = new HashMap<>();
            for (TracedMethod method : run.log().methods()) {
                limits.put(method.id(), limitsOf(method));
            }
            checked += (int) limits.values().stream().filter(limit -> !isAny(limit)).count();
            run.recorder()
                    .streamTo(row -> {
                        if (isBroken(row, limits.getOrDefault(row.method(), ANY))) {
                            TracedMethod method = run.log().methods().get(row.method() - 1);
                            broken.add(method.symbol() + " at " + row.irql());
                        }
                    });
            run.runUntil(1_000_000);
            run.recorder().flush();
        }
        assertEquals(Set.of(), broken);
        assertTrue(checked > 100, "hardly anything was checked");
    }

    private static boolean isBroken(TraceRecord row, KIrql[] limits) {
        KIrql at = KIrql.of(row.irql());
        return row.kind() == TraceKind.ENTER && (at.isBelow(limits[0]) || at.isAbove(limits[1]));
    }

    private static boolean isAny(KIrql[] limits) {
        return limits[0] == KIrql.PASSIVE_LEVEL && limits[1] == KIrql.HIGH_LEVEL;
    }

    /**
     * The lowest and the highest level; a limit that holds under a condition only counts as wider.
     */
    private static KIrql[] limitsOf(TracedMethod method) throws ReflectiveOperationException {
        KIrql lowest = KIrql.PASSIVE_LEVEL;
        KIrql highest = KIrql.HIGH_LEVEL;
        for (Method declared : Class.forName(method.className()).getDeclaredMethods()) {
            if (!isSame(declared, method)) {
                continue;
            }
            IrqlRequiresMin min = declared.getAnnotation(IrqlRequiresMin.class);
            if (min != null) {
                lowest = min.value();
            }
            highest =
                    Arrays.stream(declared.getAnnotationsByType(IrqlRequiresMax.class))
                            .map(IrqlRequiresMax::value)
                            .max(KIrql::compareTo)
                            .orElse(highest);
        }
        return new KIrql[] {lowest, highest};
    }

    private static boolean isSame(Method declared, TracedMethod method) {
        return declared.getName().equals(method.name())
                && Arrays.stream(declared.getParameterTypes())
                        .map(Class::getTypeName)
                        .toList()
                        .equals(method.parameterTypes());
    }
}
