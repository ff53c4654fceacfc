package pxr.main;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import pxr.diagnostic.Diagnostics;

/** A program that compiles, and when it has written a file, says so and hangs. */
final class HangingCompile {

    private HangingCompile() {}

    public static void main(String[] arguments) {
        CompileOptions options =
                CompileOptions.of(List.of(Path.of(arguments[0])), Path.of(arguments[1]));
        new Compilation(options, new OpenLibraries(), _ -> hang(), new Diagnostics(), Progress.NONE)
                .run();
    }

    private static void hang() {
        System.out.println("half way");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
