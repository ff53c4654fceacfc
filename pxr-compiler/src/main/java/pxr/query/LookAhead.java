package pxr.query;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/// Holds a query against its candidates, in their order: at first against few, since often they are
/// enough, then against more and more ahead of what is asked for, on all cores.
final class LookAhead implements Iterator<LookAhead.Look> {

    /// What came of one file.
    ///
    /// @param isTooDeep whether a regular expression recursed too deep to tell
    record Look(FileView file, boolean matches, boolean isTooDeep) {}

    /** So many files in a row are worth being given to another thread. */
    private static final int ROW = 16;

    private static final int MOST_ROWS = 32;

    private final Snapshot snapshot;
    private final SearchNode node;
    private final Budget budget;
    private final Deque<Look> looks = new ArrayDeque<>();
    private List<ProjectFiles.Entry> files;
    private int rows = 1;

    LookAhead(Snapshot snapshot, SearchNode node, Budget budget) {
        this.snapshot = snapshot;
        this.node = node;
        this.budget = budget;
        this.files = snapshot.files().inOrder(node.candidates());
    }

    /** Leaves out all other files from here on. */
    void restrictTo(BitSet documents) {
        looks.removeIf(look -> !look.file().isIn(documents));
        files = files.stream().filter(file -> documents.get(file.document())).toList();
    }

    @Override
    public boolean hasNext() {
        return !looks.isEmpty() || !files.isEmpty();
    }

    @Override
    public Look next() {
        if (looks.isEmpty()) lookAhead();
        return looks.removeFirst();
    }

    private void lookAhead() {
        int size = Math.min(files.size(), rows * ROW);
        List<ProjectFiles.Entry> next = files.subList(0, size);
        files = files.subList(size, files.size());
        if (size <= ROW) looks.addAll(look(next));
        else
            IntStream.range(0, (size + ROW - 1) / ROW)
                    .parallel()
                    .mapToObj(i -> look(next.subList(i * ROW, Math.min(size, (i + 1) * ROW))))
                    .toList()
                    .forEach(looks::addAll);
        rows = Math.min(2 * rows, MOST_ROWS);
    }

    private List<Look> look(List<ProjectFiles.Entry> row) {
        Documents documents = Snapshot.read(snapshot::documents);
        return row.stream().map(file -> look(file, documents)).toList();
    }

    private Look look(ProjectFiles.Entry file, Documents documents) {
        budget.check();
        FileView view = new FileView(documents, file, snapshot.texts().of(file.document()));
        try {
            return new Look(view, node.matches(view), false);
        } catch (StackOverflowError _) {
            return new Look(view, false, true);
        }
    }
}
