package nt.services;

import static nt.mm.AllocationType.MEM_COMMIT;
import static nt.mm.AllocationType.MEM_RESERVE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;
import nt.Lab;
import nt.mm.AddressSpace;
import nt.mm.MemoryManager;
import nt.mm.Protection;
import nt.mm.Region;
import nt.mm.SectionAttributes;
import nt.ps.EProcess;
import nt.ps.EThread;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import user.UserImages;

/// A process with an address space but without code: the services that it calls, from user mode,
/// with everything in pages of its own.
final class ProcessCalls {

    private static final String IMAGE = "hello.exe";
    private static final int MEMORY = 0x1_0000;

    private final Lab lab;
    private final MemoryManager memory;
    private final AddressSpace space;
    private int next;

    private ProcessCalls(Lab lab, AddressSpace space) {
        this.lab = lab;
        this.space = space;
        memory = lab.kernel.memory;
        var region = new Region(0, MEMORY);
        memory.allocation.NtAllocateVirtualMemory(
                space, region, 0, MEM_RESERVE | MEM_COMMIT, Protection.PAGE_READWRITE);
        next = region.baseAddress;
    }

    /** Runs the body in a thread of a process, on one processor. */
    static void run(Consumer<ProcessCalls> body) {
        Lab.run(
                1,
                1,
                lab -> {
                    EProcess process = newProcess(lab);
                    AddressSpace space = Objects.requireNonNull(process.addressSpace());
                    EThread thread =
                            lab.kernel.processes.PsCreateSystemThread(
                                    process,
                                    "program",
                                    8,
                                    1,
                                    () -> body.accept(new ProcessCalls(lab, space)));
                    lab.waitFor(thread);
                });
    }

    private static EProcess newProcess(Lab lab) {
        var processes = lab.kernel.processes;
        return value(
                lab.kernel.memory.sections.MmCreateSection(
                                0,
                                Protection.PAGE_EXECUTE,
                                SectionAttributes.SEC_IMAGE,
                                lab.kernel.files.add(IMAGE, UserImages.read(IMAGE)))
                        .then(section ->
                                processes.userProcesses.PspCreateProcess(
                                        lab.kernel.objects.ObCreateObject(processes.processType()),
                                        processes.initialSystemProcess(),
                                        section,
                                        false,
                                        false)));
    }

    private static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Success<T>(NtStatus _, T value) -> value;
            case Outcome.Failure<T>(NtStatus why) -> throw new AssertionError(why.toString());
        };
    }

    // ---- calls ------------------------------------------------------------------------------

    NtStatus call(String name, int... arguments) {
        ServiceTable table = lab.kernel.services;
        int number =
                table.services().stream()
                        .filter(service -> service.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .number();
        var answer = new NtStatus[] {NtStatus.STATUS_SUCCESS};
        lab.kernel.ke.traps.enterUserMode(() ->
                answer[0] =
                        lab.kernel.ke.traps.KiSystemService(
                                () -> NtStatus.of(table.call(number, arguments))));
        return answer[0];
    }

    void succeed(String name, int... arguments) {
        assertEquals(NtStatus.STATUS_SUCCESS, call(name, arguments), name);
    }

    /** Calls a service that makes a handle and tells it through its first argument. */
    int make(String name, int... arguments) {
        int place = word(0);
        var all = new int[arguments.length + 1];
        all[0] = place;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        succeed(name, all);
        return read(place);
    }

    // ---- memory -----------------------------------------------------------------------------

    int space(int bytes) {
        int place = next;
        next += bytes + 7 & ~7;
        return place;
    }

    int word(int value) {
        int place = space(Integer.BYTES);
        write(place, value);
        return place;
    }

    int quad(long value) {
        int place = space(Long.BYTES);
        write(place, (int) value);
        write(place + 4, (int) (value >>> 32));
        return place;
    }

    int read(int address) {
        return memory.copy.readInt(space, address);
    }

    void write(int address, int value) {
        memory.copy.writeInt(space, address, value);
    }

    /** `OBJECT_ATTRIBUTES` of a name from the root on. */
    int attributes(String name, int attributes) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_16LE);
        int characters = space(bytes.length);
        memory.copy.write(space, characters, bytes, 0, bytes.length);
        int string = word(bytes.length | bytes.length << 16);
        write(string + 4, characters);
        int place = space(24);
        int[] words = {24, 0, string, attributes, 0, 0};
        for (int index = 0; index < words.length; index++) {
            write(place + index * Integer.BYTES, words[index]);
        }
        return place;
    }
}
