package pxr.main;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import pxr.binding.Binder;
import pxr.binding.BinderOptions;
import pxr.diagnostic.Diagnostics;

/** A program that compiles, and when it has written the files, says so and hangs. */
final class HangingCompile {

    private HangingCompile() {}

    public static void main(String[] arguments) {
        Diagnostics diagnostics = new Diagnostics();
        Binding hanging =
                (sources, wanted, sink) -> {
                    new Binder(new BinderOptions(List.of(), 0, 1), diagnostics)
                            .bind(sources, wanted, sink);
                    System.out.println("half way");
                    hang();
                };
        CompileOptions options =
                CompileOptions.of(List.of(Path.of(arguments[0])), Path.of(arguments[1]));
        Compilation.run(options, hanging, diagnostics, Progress.NONE);
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
