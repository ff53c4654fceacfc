package pxr.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import pxr.diagnostic.Diagnostics;

/// A program that gives all files of a project another version and compiles them, again and again,
/// and says each version that is committed. It ends when it is killed.
final class EndlessUpdates {

    static final int FILES = 12;

    private EndlessUpdates() {}

    public static void main(String[] arguments) throws IOException {
        Path source = Path.of(arguments[0]);
        CompileOptions options = CompileOptions.of(List.of(source), Path.of(arguments[1]));
        for (int version = Integer.parseInt(arguments[2]); ; version++) {
            write(source, version);
            Compilation.run(options, new Diagnostics(), Progress.NONE);
            System.out.println(version);
        }
    }

    /** Every file declares one method, which all have the same name. */
    static void write(Path source, int version) throws IOException {
        for (int file = 0; file < FILES; file++) {
            Files.writeString(
                    source.resolve("A" + file + ".java"),
                    "class A%d { void version%d() { new A%d(); } }"
                            .formatted(file, version, (file + 1) % FILES));
        }
    }
}
