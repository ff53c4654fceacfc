import java.util.*;
import java.util.function.*;

/** The cast, not the parameter, is the target of a reference. */
class Cast {
    void add(double d) {}

    void add(int n) {}

    void run(Spliterator.OfDouble all, PrimitiveIterator.OfInt ints) {
        all.forEachRemaining((DoubleConsumer) this::add);
        //: forEachRemaining -> Spliterator$OfDouble#forEachRemaining(DoubleConsumer)
        //: methodref add -> Cast#add(double)
        ints.forEachRemaining((IntConsumer) this::add);     //: methodref add -> Cast#add(int)
    }
}
