import java.util.*;
import java.util.function.*;

/** A class's method is inherited before a default of the same signature, generic ones as well. */
class Context extends LinkedHashMap<Object, Object> implements View {
    void run(Context other) {
        forEach((k, v) -> {});                  //: forEach -> LinkedHashMap#forEach(BiConsumer)
        other.forEach((k, v) -> k.hashCode());
        //: forEach -> LinkedHashMap#forEach(BiConsumer); hashCode -> Object#hashCode()
        other.size();                           //: size -> HashMap#size()
    }
}

interface View {
    default void forEach(BiConsumer<Object, Object> action) {}

    default int size() {
        return 0;
    }
}
