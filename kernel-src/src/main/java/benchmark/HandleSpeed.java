package benchmark;

import java.lang.ref.Reference;
import java.util.List;
import java.util.function.Consumer;
import nt.ex.HandleTable;
import nt.ex.HandleTableEntry;
import nt.ex.object.EventObject;
import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ke.EventType;
import nt.ke.KEvent;
import nt.ke.KProcessorMode;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import trace.KernelOptions;

/// Handles: how many operations there are in a second, in a table alone and with Ob around it, and
/// the heap that a full table takes. Making, finding and closing a handle are three operations.
final class HandleSpeed {

    private static final int HANDLES = 1000;
    private static final int ROUNDS = 1000;
    private static final int WARM_UP = 200;
    private static final int OPERATIONS = 3;
    private static final double TARGET = 2e6;

    private HandleSpeed() {}

    static List<Figure> figures() {
        return List.of(
                speed("handle operations in a table", HandleSpeed::inTable),
                speed("handle operations through Ob, with objects", HandleSpeed::throughOb),
                fullTable());
    }

    /** Does the work in the first thread of a kernel, for as many rounds as it is asked to. */
    private interface Work {
        Runnable roundIn(Kernel kernel);
    }

    private static Figure speed(String what, Work work) {
        var seconds = new double[1];
        run(kernel -> {
            Runnable round = work.roundIn(kernel);
            repeat(round, WARM_UP);
            var stopwatch = new Stopwatch();
            repeat(round, ROUNDS);
            seconds[0] = stopwatch.seconds();
        });
        double operations = (double) ROUNDS * HANDLES * OPERATIONS;
        return Figure.atLeast(TARGET, what, operations / seconds[0], "/s");
    }

    private static void repeat(Runnable round, int times) {
        for (int time = 0; time < times; time++) {
            round.run();
        }
    }

    private static void run(Consumer<Kernel> program) {
        Kernel kernel = Kernel.boot(KernelOptions.defaults(), BootOptions.SERVER_2003, program);
        kernel.machine.runUntil(Long.MAX_VALUE / 1000);
    }

    private static Runnable inTable(Kernel kernel) {
        HandleTable<String> table = kernel.ex.handleTables.newTable(false);
        var handles = new int[HANDLES];
        return () -> {
            for (int index = 0; index < HANDLES; index++) {
                handles[index] = table.ExCreateHandle("object");
            }
            for (int handle : handles) {
                HandleTableEntry<String> entry = table.ExMapHandleToPointer(handle);
                if (entry != null) {
                    table.ExUnlockHandleTableEntry(entry);
                }
            }
            for (int handle : handles) {
                table.ExDestroyHandle(handle);
            }
        };
    }

    private static Runnable throughOb(Kernel kernel) {
        var event =
                new EventObject(
                        kernel.objects.ObCreateObject(kernel.types.event),
                        new KEvent(EventType.NotificationEvent, false));
        var handles = new int[HANDLES];
        return () -> {
            for (int index = 0; index < HANDLES; index++) {
                Outcome<Integer> made =
                        kernel.objects.ObOpenObjectByPointer(
                                event, 0, 0, kernel.types.event, KProcessorMode.KernelMode);
                if (made instanceof Outcome.Success(NtStatus _, Integer handle)) {
                    handles[index] = handle;
                }
            }
            for (int handle : handles) {
                kernel.objects.ObReferenceObjectByHandle(
                                handle, 0, kernel.types.event, KProcessorMode.UserMode)
                        .use(object -> {
                            kernel.objects.ObfDereferenceObject(object);
                            return NtStatus.STATUS_SUCCESS;
                        });
            }
            for (int handle : handles) {
                kernel.objects.ObCloseHandle(handle, KProcessorMode.UserMode);
            }
        };
    }

    private static Figure fullTable() {
        var bytes = new long[1];
        run(kernel -> {
            HandleTable<String> table = kernel.ex.handleTables.newTable(false);
            long before = heap();
            while (table.ExCreateHandle("object") != 0) {}
            bytes[0] = heap() - before;
            Reference.reachabilityFence(table);
        });
        return Figure.atMost(
                1024, "heap of a table of 16,777,216 entries", bytes[0] / 1048576.0, "MiB");
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
