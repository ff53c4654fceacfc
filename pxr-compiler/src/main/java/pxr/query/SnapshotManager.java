package pxr.query;

import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.ReferenceManager;
import org.jspecify.annotations.Nullable;

/** Hands out the newest snapshot and keeps older ones open for as long as someone reads them. */
final class SnapshotManager extends ReferenceManager<Snapshot> {

    SnapshotManager(DirectoryReader reader) {
        current = new Snapshot(reader);
    }

    @Override
    protected @Nullable Snapshot refreshIfNeeded(Snapshot old) throws IOException {
        DirectoryReader newer = DirectoryReader.openIfChanged(old.reader());
        if (newer == null) return null;
        Snapshot snapshot = new Snapshot(newer);
        // Until it is ready, others go on with the old one.
        if (old.isPrepared()) snapshot.prepare();
        return snapshot;
    }

    @Override
    protected boolean tryIncRef(Snapshot snapshot) {
        return snapshot.reader().tryIncRef();
    }

    @Override
    protected void decRef(Snapshot snapshot) throws IOException {
        snapshot.reader().decRef();
        if (snapshot.reader().getRefCount() == 0) snapshot.close();
    }

    @Override
    protected int getRefCount(Snapshot snapshot) {
        return snapshot.reader().getRefCount();
    }
}
