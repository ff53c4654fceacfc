package benchmark;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.OptionalDouble;

/** What Linux's own cheapest system call takes: `getppid`, called from Java without more ado. */
final class LinuxServices {

    private LinuxServices() {}

    /** Seconds of processor time for one; empty if this is not Linux. */
    static OptionalDouble seconds(int calls) {
        try {
            MethodHandle getppid =
                    Linker.nativeLinker()
                            .downcallHandle(
                                    Linker.nativeLinker()
                                            .defaultLookup()
                                            .find("getppid")
                                            .orElseThrow(),
                                    FunctionDescriptor.of(ValueLayout.JAVA_INT));
            measure(getppid, calls);
            return OptionalDouble.of(measure(getppid, calls) / calls);
        } catch (Throwable _) {
            return OptionalDouble.empty();
        }
    }

    private static double measure(MethodHandle getppid, int calls) throws Throwable {
        var watch = new Stopwatch();
        int parent = 0;
        for (int call = 0; call < calls; call++) {
            parent |= (int) getppid.invokeExact();
        }
        double seconds = watch.seconds();
        if (parent == 0) {
            throw new IllegalStateException("no parent");
        }
        return seconds;
    }
}
