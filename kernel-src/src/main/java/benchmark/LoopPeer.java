package benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Something else that executes the very machine code of the loops: this computer itself, or an
/// emulator.
///
/// @param image that it starts
/// @param command that does, in the directory of the image
record LoopPeer(String name, String image, String command) {

    private static final String MARK = "PXRLOOPS";

    /** From here on a shell's exit code says that there was no such command. */
    private static final int COMMAND_NOT_FOUND = 126;

    private static final Pattern PROCESSOR_TIME = Pattern.compile("(?m)^user ([0-9.]+)$");

    private static final String QEMU_SYSTEM =
            "qemu-system-i386 -accel tcg -m 64 -display none -net none -no-reboot"
                    + " -device isa-debug-exit,iobase=0xf4,iosize=4"
                    + " -drive format=raw,file=boot.img";

    /// Its display wants a network: it gets one that leads nowhere. Its debugger, where it has one,
    /// is told to go on.
    private static final String BOCHS =
            "unshare --map-root-user --net bochs -q -f bochsrc -rc continue";

    /** All of them, the nearest to the processor first. */
    static List<LoopPeer> all() {
        return List.of(
                new LoopPeer("native", "linux.elf", "./linux.elf"),
                new LoopPeer("qemu-i386", "linux.elf", "qemu-i386 ./linux.elf"),
                new LoopPeer("qemu-system-i386", "boot.img", QEMU_SYSTEM),
                new LoopPeer("bochs", "boot.img", BOCHS));
    }

    /// Processor time of a loop, in seconds, without what it takes to get there; empty if the peer
    /// is not installed.
    OptionalDouble seconds(Loop loop, int rounds) {
        OptionalDouble start = measure(loop, 0);
        OptionalDouble all = measure(loop, rounds);
        return start.isPresent() && all.isPresent()
                ? OptionalDouble.of(all.getAsDouble() - start.getAsDouble())
                : OptionalDouble.empty();
    }

    private OptionalDouble measure(Loop loop, int rounds) {
        try {
            Path directory = Files.createTempDirectory("loops");
            try {
                prepare(directory, loop, rounds);
                return run(directory);
            } finally {
                delete(directory);
            }
        } catch (IOException _) {
            return OptionalDouble.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return OptionalDouble.empty();
        }
    }

    /** Writes the image, told what to do, and what Bochs needs beside it. */
    private void prepare(Path directory, Loop loop, int rounds) throws IOException {
        byte[] bytes = LoopMachine.image(image);
        int mark = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(MARK);
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(mark + MARK.length(), loop.ordinal())
                .putInt(mark + MARK.length() + Integer.BYTES, rounds);
        Path file = Files.write(directory.resolve(image), bytes);
        Files.writeString(directory.resolve("bochsrc"), bochsConfiguration());
        Files.writeString(directory.resolve("continue"), "c\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    private static String bochsConfiguration() {
        return """
        plugin_ctrl: speaker=0, unmapped=1, biosdev=1, extfpuirq=1
        display_library: rfb, options="timeout=0"
        megs: 64
        romimage: file=%s
        vgaromimage: file=%s
        ata0: enabled=1, ioaddr1=0x1f0, ioaddr2=0x3f0, irq=14
        ata0-master: type=disk, path=boot.img, mode=flat, cylinders=1, heads=2, spt=32
        boot: disk
        log: /dev/null
        panic: action=fatal
        """
                .formatted(
                        firstOf(
                                "/usr/share/bochs/BIOS-bochs-latest",
                                "/usr/share/seabios/bios.bin"),
                        firstOf(
                                "/usr/share/bochs/VGABIOS-lgpl-latest",
                                "/usr/share/seabios/vgabios-stdvga.bin"));
    }

    private static String firstOf(String one, String other) {
        return Files.exists(Path.of(one)) ? one : other;
    }

    private OptionalDouble run(Path directory) throws IOException, InterruptedException {
        Process shell =
                new ProcessBuilder("bash", "-c", "time -p " + command + " < /dev/null")
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        String told = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // Each of them ends in its own way; one that is not installed takes no time at all.
        boolean found = shell.waitFor() < COMMAND_NOT_FOUND && !told.contains("not found");
        Matcher time = PROCESSOR_TIME.matcher(told);
        return found && time.find()
                ? OptionalDouble.of(Double.parseDouble(time.group(1)))
                : OptionalDouble.empty();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
