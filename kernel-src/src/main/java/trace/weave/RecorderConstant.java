package trace.weave;

import java.lang.invoke.MethodHandles;
import trace.Pen;
import trace.Recorder;

/** The constants by which woven code names its recorder and the pen of that. */
public final class RecorderConstant {

    private RecorderConstant() {}

    /** Bootstrap method: the recorder of the loader that has defined the calling class. */
    public static Recorder recorder(MethodHandles.Lookup caller, String name, Class<?> type) {
        return ((WeavingClassLoader) caller.lookupClass().getClassLoader()).recorder();
    }

    /** Bootstrap method: the pen of that recorder. */
    public static Pen pen(MethodHandles.Lookup caller, String name, Class<?> type) {
        return recorder(caller, name, Recorder.class).pen();
    }
}
