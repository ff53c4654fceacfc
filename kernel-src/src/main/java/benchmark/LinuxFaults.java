package benchmark;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.OptionalDouble;

/// What the first write to an anonymous page takes on Linux: `mmap`, without large pages, and a
/// write to each page.
final class LinuxFaults {

    private static final int PAGE = 4096;
    private static final int READ_AND_WRITE = 3;
    private static final int PRIVATE_ANONYMOUS = 0x22;
    private static final int NO_LARGE_PAGES = 15;

    private LinuxFaults() {}

    /** Seconds of processor time for one; empty if this is not Linux. */
    static OptionalDouble seconds(int pages, int rounds) {
        try {
            return OptionalDouble.of(measure((long) pages * PAGE, rounds) / pages / rounds);
        } catch (Throwable _) {
            return OptionalDouble.empty();
        }
    }

    private static double measure(long bytes, int rounds) throws Throwable {
        MethodHandle map =
                function(
                        "mmap",
                        FunctionDescriptor.of(
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_LONG));
        MethodHandle advise =
                function(
                        "madvise",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT));
        MethodHandle unmap =
                function(
                        "munmap",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
        double seconds = 0;
        for (int round = 0; round < rounds; round++) {
            MemorySegment at =
                    (MemorySegment)
                            map.invokeExact(0L, bytes, READ_AND_WRITE, PRIVATE_ANONYMOUS, -1, 0L);
            int _ = (int) advise.invokeExact(at, bytes, NO_LARGE_PAGES);
            MemorySegment memory = at.reinterpret(bytes);
            var watch = new Stopwatch();
            for (long offset = 0; offset < bytes; offset += PAGE) {
                memory.set(ValueLayout.JAVA_INT, offset, 1);
            }
            seconds += watch.seconds();
            int _ = (int) unmap.invokeExact(at, bytes);
        }
        return seconds;
    }

    private static MethodHandle function(String name, FunctionDescriptor shape) {
        SymbolLookup library = Linker.nativeLinker().defaultLookup();
        return Linker.nativeLinker().downcallHandle(library.find(name).orElseThrow(), shape);
    }
}
