package server.live;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trace.TraceLog;
import trace.TraceRecord;
import trace.TracedMethod;

/** The words of a record, in the kernel's own terms. */
final class Described {

    /** The type whose values the kernel describes as interrupt request levels. */
    private static final String IRQL = "nt.rtl.KIrql";

    private Described() {}

    static String irql(TraceRecord record, TraceLog log) {
        return log.describe(record.irql(), IRQL);
    }

    static List<String> arguments(TraceRecord enter, TracedMethod method, TraceLog log) {
        List<String> arguments = new ArrayList<>();
        int known = Math.min(enter.arguments().length, method.parameterTypes().size());
        for (int i = 0; i < known; i++) {
            arguments.add(log.describe(enter.arguments()[i], method.parameterTypes().get(i)));
        }
        return arguments;
    }

    /** Null if the method gives nothing. */
    static @Nullable String result(TraceRecord exit, TracedMethod method, TraceLog log) {
        return exit.arguments().length == 0
                ? null
                : log.describe(exit.arguments()[0], method.resultType());
    }
}
