package nt.ke;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import machine.cpu.StackFailure;
import nt.Lab;
import nt.init.Kernel;
import nt.ps.EThread;
import nt.rtl.NtStatus;
import nt.services.ServiceDescription;
import org.junit.jupiter.api.Test;

/// Calls services at random, with arguments at random: of those a program can think of, and of
/// those it can hit. Whatever comes back is an answer; but something must come back, and the kernel
/// must stand.
///
/// The property `random.calls` says how many calls are made.
class RandomCallsTest {

    private static final int CALLS = Integer.getInteger("random.calls", 20_000);
    private static final int CALLS_PER_KERNEL = 2_000;
    private static final long LONGEST = 4_000_000 * Lab.MILLISECOND;

    // What lies in the program's memory, at the beginning of its image.
    private static final int ARGUMENTS = FlatProgram.IMAGE + 0x100;
    private static final int NAME = FlatProgram.IMAGE + 0x200;
    private static final int STRING = FlatProgram.IMAGE + 0x280;
    private static final int ATTRIBUTES = FlatProgram.IMAGE + 0x2A0;
    private static final int NUMBERS = FlatProgram.IMAGE + 0x300;
    private static final int SCRATCH = FlatProgram.IMAGE + 0x1000;

    private static final int[] ADDRESSES = {
        0,
        4,
        ARGUMENTS,
        NAME,
        STRING,
        ATTRIBUTES,
        NUMBERS,
        SCRATCH,
        SCRATCH + 1,
        SCRATCH + 0xFFC,
        FlatProgram.READ_ONLY,
        FlatProgram.READ_ONLY + 0xFFE,
        FlatProgram.STACK,
        FlatProgram.TEB,
        0x0070_0000,
        0x7FFE_0000,
        0x7FFE_FFFF,
        0x7FFF_0000,
        0x8000_0000,
        0xC030_0000,
        0xFFDF_0000,
        -1,
        -4,
    };

    private static final int[] NUMBERS_TO_TRY = {
        0,
        1,
        2,
        3,
        4,
        8,
        12,
        16,
        24,
        31,
        32,
        63,
        64,
        65,
        0x40,
        0x100,
        0x1000,
        0x1001,
        0xFFFF,
        0x10000,
        0x1F_0003,
        0x1F_0FFF,
        0x200_0000,
        0x7FFF_FFFF,
        0x8000_0000,
        0xF000_0000,
        -1,
        -2,
        -3
    };

    /** Calls after which nobody would be left to make the next. */
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "NtTerminateProcess",
                    "NtSuspendProcess",
                    "NtVdmControl",
                    "NtSetThreadExecutionState");

    private final Random random = new Random();
    private final StringBuilder last = new StringBuilder();

    /** One kernel's share of the calls. */
    private void call(Lab lab, FlatProgram program, AtomicInteger made) {
        lab.kernel.ke.exceptions.connect(lab.kernel.processes::PsTerminateSystemThread);
        // A process without threads would be at its end.
        program.startJava(() -> lab.waitFor(new KEvent(EventType.NotificationEvent, false)));
        while (made.get() < CALLS_PER_KERNEL) {
            int before = made.get();
            EThread thread = program.startJava(() -> callMany(lab.kernel, made));
            while (thread.state() != KThreadState.Terminated) {
                lab.sleep(200);
                if (made.get() == before) {
                    lab.kernel.processes.termination.PspTerminateThreadByPointer(
                            thread, NtStatus.STATUS_CANCELLED);
                }
                before = made.get();
            }
        }
    }

    private void callMany(Kernel kernel, AtomicInteger made) {
        KThread thread = kernel.ke.processors.KeGetCurrentThread();
        UserMemory memory = kernel.ke.userMemory;
        while (made.incrementAndGet() <= CALLS_PER_KERNEL) {
            var frame = new KTrapFrame();
            thread.trapFrame = frame;
            ServiceDescription service = service(kernel);
            frame.eax = service.number();
            frame.edx = random.nextInt(50) == 0 ? address() : ARGUMENTS;
            frame.hardwareEsp = random.nextInt(50) == 0 ? address() : FlatProgram.STACK + 0x8000;
            thread.previousMode = KProcessorMode.KernelMode;
            prepare(memory);
            var words = new int[service.arguments()];
            for (int index = 0; index < words.length; index++) {
                words[index] = argument();
                memory.writeInt(ARGUMENTS + 4 * index, words[index]);
            }
            last.setLength(0);
            last.append(service.name()).append(Arrays.toString(words));
            thread.previousMode = KProcessorMode.UserMode;
            kernel.ke.systemCalls.KiSystemService(thread, frame);
            kernel.ke.traps.KiServiceExit(thread, frame);
        }
    }

    private ServiceDescription service(Kernel kernel) {
        ServiceDescription service =
                kernel.services.services().get(random.nextInt(kernel.services.limit()));
        return LEFT_OUT.contains(service.name()) ? service(kernel) : service;
    }

    /** Lays out what makes calls succeed now and then. */
    private void prepare(UserMemory memory) {
        String name = "\\BaseNamedObjects\\" + (char) ('a' + random.nextInt(4));
        byte[] text = name.getBytes(StandardCharsets.UTF_16LE);
        memory.writeBytes(NAME, text);
        memory.writeWord(STRING, text.length);
        memory.writeWord(STRING + 2, text.length);
        memory.writeInt(STRING + 4, NAME);
        int[] attributes = {
            24, 0, random.nextBoolean() ? STRING : 0, 0x80 * random.nextInt(2), 0, 0
        };
        for (int index = 0; index < attributes.length; index++) {
            memory.writeInt(ATTRIBUTES + 4 * index, attributes[index]);
        }
        for (int index = 0; index < 16; index++) {
            memory.writeInt(NUMBERS + 4 * index, argument());
        }
        // A short time from now.
        memory.writeLong(SCRATCH, -random.nextInt(1_000_000));
    }

    private int address() {
        return ADDRESSES[random.nextInt(ADDRESSES.length)];
    }

    private int argument() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> address();
            case 3, 4 -> 4 * random.nextInt(40); // a handle
            case 5, 6 -> NUMBERS_TO_TRY[random.nextInt(NUMBERS_TO_TRY.length)];
            default -> random.nextInt();
        };
    }

    @Test
    void every_random_call_is_answered_and_the_kernel_stands() {
        for (int seed = 1; seed <= Math.max(1, CALLS / CALLS_PER_KERNEL); seed++) {
            random.setSeed(seed);
            var made = new AtomicInteger();
            Kernel kernel =
                    Lab.boot(
                            1 + seed % 3,
                            seed,
                            lab -> call(lab, new FlatProgram(lab, "calls.lst"), made));
            try {
                kernel.machine.runUntil(LONGEST);
            } catch (StackFailure e) {
                throw new AssertionError("seed " + seed + ", call " + made + ": " + last, e);
            }
            String end = kernel.machine.stopReason().orElse("nothing, it waits for ever");
            assertTrue(
                    end.equals("the first program has ended"),
                    "seed " + seed + ", call " + made + ": " + last + ": " + end);
        }
    }
}
