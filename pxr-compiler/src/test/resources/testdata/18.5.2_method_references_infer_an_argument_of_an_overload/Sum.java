import java.util.stream.*;

/** Constructor and method references alone can say what a type argument is, on which an overload hangs. */
class Sum {
    void add(double d) {}

    void all(Iterable<? extends Number> values) {}

    void all(double... values) {}

    void all(DoubleStream values) {
        all(values.collect(Sum::new, Sum::add, Sum::all));
        //: all -> Sum#all(Sum); collect -> DoubleStream#collect(Supplier,ObjDoubleConsumer,BiConsumer)
        //: methodref new -> Sum#<init>(); methodref add -> Sum#add(double)
        //: methodref all@2 -> Sum#all(Sum)
    }

    void all(Sum other) {}
}
