package nt.ke;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import machine.memory.PhysicalMemory;
import nt.Lab;
import nt.ps.EProcess;
import nt.ps.EThread;
import nt.rtl.NtStatus;

/// A program of machine code in an address space that the test makes by hand: nothing of Mm, Ps or
/// `ntdll` is in it.
///
/// The program is the listing that `nasm -f bin -l` writes: code and source side by side. It is
/// loaded to [#IMAGE] and begins with five words: where it starts, its dispatchers for exceptions,
/// calls and callbacks, and where fast system calls return to.
///
/// Two services that this kernel leaves out are registered for it: `NtVdmControl` notes its two
/// arguments, and `NtSetThreadExecutionState` ends the thread.
final class FlatProgram {

    static final int IMAGE = 0x40_0000;
    static final int IMAGE_PAGES = 16;

    /** A page that can only be read. */
    static final int READ_ONLY = IMAGE + IMAGE_PAGES * PhysicalMemory.PAGE_SIZE;

    static final int STACK = 0x5F_0000;
    static final int STACK_PAGES = 16;
    static final int TEB = 0x7FFD_E000;

    private static final int MOST_NOTES = 1000;

    private static final Pattern PARTS = Pattern.compile("[\\[(]?(?<bytes>[0-9A-F]+)[\\])]?");

    private static final int STACK_TOP = STACK + STACK_PAGES * PhysicalMemory.PAGE_SIZE - 16;
    private static final int DIRECTORY = 0x18_0000;
    private static final int TABLES = 0x18_1000;
    static final int FRAMES = 0x1A_0000;

    private static final int READABLE = 5;
    private static final int WRITABLE = 7;
    private static final int SUPERVISOR_LARGE = 0x83;

    /** What a program has noted. */
    record Note(int number, int value) {}

    private final Lab lab;
    private final PhysicalMemory memory;
    private final EProcess process;
    final List<Note> notes = new ArrayList<>();
    private int tables;
    private int frames = FRAMES;

    FlatProgram(Lab lab, String listing) {
        this.lab = lab;
        memory = lab.kernel.machine.memory();
        process = lab.kernel.processes.PspCreateProcess(listing, 8);
        process.setDirectoryTableBase(DIRECTORY);
        memory.writeInt(DIRECTORY + (0x8000_0000 >>> 22) * 4, SUPERVISOR_LARGE);
        int image = frames;
        map(IMAGE, IMAGE_PAGES, WRITABLE);
        map(READ_ONLY, 1, READABLE);
        map(STACK, STACK_PAGES, WRITABLE);
        map(TEB, 1, WRITABLE);
        byte[] code = assemble(listing);
        for (int index = 0; index < code.length; index++) {
            memory.writeByte(image + index, code[index]);
        }
        lab.kernel.ke.userEntryPoints.set(
                header(image, 1), header(image, 2), header(image, 3), 0, header(image, 4));
        lab.kernel.services.add(
                "NtVdmControl",
                2,
                a -> {
                    notes.add(new Note(a.word(0), a.word(1)));
                    assertTrue(notes.size() < MOST_NOTES, () -> "runs wild: " + notes);
                    return NtStatus.STATUS_SUCCESS;
                });
        lab.kernel.services.add(
                "NtSetThreadExecutionState",
                2,
                _ -> {
                    lab.kernel.processes.PsTerminateSystemThread(NtStatus.STATUS_SUCCESS);
                    return NtStatus.STATUS_SUCCESS;
                });
    }

    private int header(int image, int index) {
        return memory.readInt(image + index * 4L);
    }

    private void map(int address, int pages, int rights) {
        for (int page = 0; page < pages; page++) {
            int linear = address + page * PhysicalMemory.PAGE_SIZE;
            memory.writeInt(entry(linear), frames | rights);
            frames += PhysicalMemory.PAGE_SIZE;
        }
    }

    /** The physical address of the page table entry. */
    int entry(int linear) {
        int directoryEntry = DIRECTORY + (linear >>> 22) * 4;
        if (memory.readInt(directoryEntry) == 0) {
            memory.writeInt(
                    directoryEntry, TABLES + tables++ * PhysicalMemory.PAGE_SIZE | WRITABLE);
        }
        return (memory.readInt(directoryEntry) & -PhysicalMemory.PAGE_SIZE)
                + (linear >>> 12 & 0x3FF) * 4;
    }

    /** Maps a page where none was; as the memory manager would at a fault. */
    void mapZeros(int linear) {
        map(linear & -PhysicalMemory.PAGE_SIZE, 1, WRITABLE);
    }

    private static byte[] assemble(String listing) {
        var code = new ByteArrayOutputStream();
        try (InputStream in =
                Objects.requireNonNull(FlatProgram.class.getResourceAsStream(listing))) {
            // Line number in 6 columns, address in 8, code in up to 18.
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.length() > 16 && line.charAt(7) != ' ') {
                    append(code, line.substring(16, Math.min(34, line.length())));
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return code.toByteArray();
    }

    /** Addresses of the program stand in brackets, and count from its beginning. */
    private static void append(ByteArrayOutputStream code, String column) {
        Matcher parts = PARTS.matcher(column);
        while (parts.find()) {
            byte[] bytes = HexFormat.of().parseHex(parts.group("bytes"));
            if (column.startsWith("[", parts.start())) {
                ByteBuffer word = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
                word.putInt(0, word.getInt(0) + IMAGE);
            }
            code.writeBytes(bytes);
        }
    }

    /** A thread of the program, which begins at its start. */
    EThread start() {
        return start(STACK_TOP, _ -> {});
    }

    /** A thread of the program with its own stack, and with registers that the test chooses. */
    EThread start(int stack, Consumer<KTrapFrame> registers) {
        return startJava(() -> {
            var frame = new KTrapFrame();
            frame.eip = lab.kernel.ke.userMemory.readInt(IMAGE);
            frame.hardwareEsp = stack;
            registers.accept(frame);
            lab.kernel.ke.userMode.run(frame);
        });
    }

    /** A thread of the program's process that carries out Java code, in the kernel. */
    EThread startJava(Runnable body) {
        return lab.kernel.processes.PsCreateSystemThread(
                process,
                "program",
                8,
                lab.kernel.ke.allProcessors(),
                () -> {
                    lab.kernel.ke.processors.KeGetCurrentThread().setTeb(TEB);
                    body.run();
                });
    }

    /** Runs the program with one thread to its end. */
    List<Note> run() {
        lab.waitFor(start());
        return notes;
    }
}
