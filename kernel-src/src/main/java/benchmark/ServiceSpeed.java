package benchmark;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import machine.memory.PhysicalMemory;
import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ke.KProcessorMode;
import nt.ke.KTrapFrame;
import nt.ke.KWaitReason;
import nt.ke.Timeout;
import nt.ps.EProcess;
import nt.rtl.NtStatus;
import trace.KernelOptions;

/// What it takes a program to call a system service that does nothing, and to be back: the stub's
/// instructions, `sysenter`, the kernel's way in, the table, `NtTestAlert`, and the way out.
final class ServiceSpeed {

    /// ```
    ///  start:  mov ebx, 1000000
    ///  next:   mov eax, 268         ; NtTestAlert
    ///          call fast
    ///          dec ebx
    ///          jne next
    ///          mov eax, 278         ; NtVdmControl, which says that a round is over
    ///          mov edx, esp
    ///          int 2Eh
    ///          jmp start
    ///  fast:   mov edx, esp
    ///          sysenter
    ///          ret
    /// ```
    private static final byte[] PROGRAM =
            HexFormat.of()
                    .parseHex(
                            "BB40420F00B80C010000E80E0000004B75F3B81601000089E2CD2EEBE389E20F34C3");

    private static final int CALLS = 1_000_000;
    private static final int FAST_CALL_RETURN = 33;
    private static final int WARM_UP = 6;
    private static final int MEASURED = 6;
    private static final long LONG_ENOUGH = Long.MAX_VALUE / 1000;

    // One page of program and stack, in frames that the boot loader has.
    private static final int ADDRESS = 0x40_0000;
    private static final int STACK = ADDRESS + 0xF00;
    private static final int DIRECTORY = 0x18_0000;
    private static final int TABLE = 0x18_1000;
    private static final int PAGE = 0x18_2000;
    private static final int WRITABLE_BY_USER = 7;
    private static final int LARGE_FOR_KERNEL = 0x83;

    private Stopwatch watch = new Stopwatch();
    private double seconds;
    private int rounds;

    private ServiceSpeed() {}

    static List<Figure> figures() {
        var speed = new ServiceSpeed();
        KernelOptions options = KernelOptions.defaults().withProcessors(1);
        Kernel.boot(options, BootOptions.SERVER_2003, speed::run).machine.runUntil(LONG_ENOUGH);
        double each = speed.seconds / CALLS / MEASURED;
        var figures = new ArrayList<Figure>();
        OptionalDouble linux = LinuxServices.seconds(CALLS);
        linux.ifPresent(own ->
                figures.add(
                        Figure.atMost(
                                1.5,
                                String.format(
                                        Locale.ROOT,
                                        "null service, %.3f us, by Linux's own, %.3f us",
                                        each * 1e6,
                                        own * 1e6),
                                each / own,
                                "x")));
        return figures;
    }

    private void run(Kernel kernel) {
        layOut(kernel.machine.memory());
        kernel.ke.userEntryPoints.set(0, 0, 0, 0, ADDRESS + FAST_CALL_RETURN);
        kernel.services.add("NtVdmControl", 2, _ -> endRound(kernel));
        EProcess process = kernel.processes.PspCreateProcess("benchmark", 8);
        process.setDirectoryTableBase(DIRECTORY);
        kernel.ke.wait.KeWaitForSingleObject(
                kernel.processes.PsCreateSystemThread(
                        process, "benchmark", 8, 1, () -> call(kernel)),
                KWaitReason.Executive,
                KProcessorMode.KernelMode,
                false,
                Timeout.NEVER);
    }

    private static void layOut(PhysicalMemory memory) {
        memory.writeInt(DIRECTORY + (ADDRESS >>> 22) * 4, TABLE | WRITABLE_BY_USER);
        memory.writeInt(DIRECTORY + 512 * 4, LARGE_FOR_KERNEL);
        memory.writeInt(TABLE, PAGE | WRITABLE_BY_USER);
        for (int index = 0; index < PROGRAM.length; index++) {
            memory.writeByte(PAGE + index, PROGRAM[index]);
        }
    }

    private static void call(Kernel kernel) {
        var frame = new KTrapFrame();
        frame.eip = ADDRESS;
        frame.hardwareEsp = STACK;
        kernel.ke.userMode.run(frame);
    }

    private NtStatus endRound(Kernel kernel) {
        rounds++;
        if (rounds > WARM_UP) {
            seconds += watch.seconds();
        }
        if (rounds == WARM_UP + MEASURED) {
            kernel.processes.PsTerminateSystemThread(NtStatus.STATUS_SUCCESS);
        }
        watch = new Stopwatch();
        return NtStatus.STATUS_SUCCESS;
    }
}
