package pxr.binding.type;

import org.jspecify.annotations.Nullable;

/// A thread that can keep a [LookupLog]. A field of the thread costs a tenth of a thread-local
/// variable, and classes are asked a hundred million times in a program of a million lines.
public class RecordingThread extends Thread {

    @Nullable LookupLog log;

    public RecordingThread(Runnable work, String name, long stackBytes) {
        super(null, work, name, stackBytes);
    }
}
