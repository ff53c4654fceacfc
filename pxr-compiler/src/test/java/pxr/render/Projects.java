package pxr.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pxr.diagnostic.Diagnostics;
import pxr.main.Compilation;
import pxr.main.CompileOptions;
import pxr.main.Progress;
import pxr.query.CrossReference;
import pxr.query.LuceneCrossReference;

/** Small projects, compiled for tests. */
final class Projects {

    /**
     * Nested types, overloads, overriding, constants, links into the JDK, both kinds of comments.
     */
    static final Map<String, String> QUEUES =
            Map.of(
                    "queue/WaitQueue.java",
                    """
                    package queue;

                    import java.util.ArrayDeque;
                    import java.util.Deque;

                    /**
                     * Holds what waits. See {@link #put(Object)}, {@link Node} and {@link Deque#addLast}.
                     *
                     * @param <T> what waits
                     */
                    public class WaitQueue<T> implements Limits {
                        public static final int LONGEST = 16;
                        private final Deque<Node<T>> nodes = new ArrayDeque<>();
                        private int puts;

                        /** Adds; at most {@value #LONGEST}. */
                        public void put(T item) {
                            puts++;
                            nodes.addLast(new Node<>(item));
                        }

                        public void put(T item, int times) {
                            for (int i = 0; i < times; i++) put(item);
                        }

                        @Override
                        public int limit() {
                            return LONGEST;
                        }

                        record Node<T>(T item) {}
                    }
                    """,
                    "queue/Limits.java",
                    """
                    package queue;

                    /// Says how long something gets.
                    public interface Limits {
                        /// How long it gets: [WaitQueue#LONGEST] for a [WaitQueue].
                        ///
                        /// @return a positive number
                        int limit();
                    }
                    """,
                    "queue/fair/FairQueue.java",
                    """
                    package queue.fair;

                    import queue.Limits;
                    import queue.WaitQueue;

                    public final class FairQueue extends WaitQueue<String> {
                        enum Turn { MINE, YOURS }

                        @Override
                        public int limit() {
                            Limits other = new Limits() {
                                @Override
                                public int limit() { return 1; }
                            };
                            return super.limit() + other.limit() + Turn.values().length;
                        }

                        void fill() {
                    %s    }
                    }
                    """
                            .formatted("        put(\"x\");\n".repeat(60)),
                    "module-info.java",
                    "module queues { exports queue; }\n");

    private Projects() {}

    /// @param files texts by path
    static CrossReference compile(Path directory, String name, Map<String, String> files)
            throws IOException {
        Path sources = directory.resolve("src");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = sources.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Path index = directory.resolve(name + ".idx");
        Diagnostics diagnostics = new Diagnostics();
        var options =
                new CompileOptions(List.of(sources), index, Optional.of(name), List.of(), 0, 1);
        Compilation.run(options, diagnostics, Progress.NONE);
        assertEquals(List.of(), diagnostics.all());
        return LuceneCrossReference.open(index);
    }
}
