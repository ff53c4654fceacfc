package pxr.binding.type;

import org.jspecify.annotations.Nullable;

/// A thread that can keep a [LookupLog]: in a field, which is found faster than a thread-local
/// variable, for whatever asks a class looks for it.
public class RecordingThread extends Thread {

    @Nullable LookupLog log;

    public RecordingThread(Runnable work, String name, long stackBytes) {
        super(null, work, name, stackBytes);
    }
}
