import java.util.function.*;

/** Constructor references to inner classes; generic methods with and without type arguments. */
class Inner {
    class In {
        In(int n) {}
    }

    static <T> T id(T t) {
        return t;
    }

    IntFunction<In> make = In::new;
    //: ref In@2 -> Inner$In; methodref new -> Inner$In#<init>(int)
    UnaryOperator<String> a = Inner::id;                    //: methodref id -> Inner#id(Object)
    UnaryOperator<String> b = Inner::<String>id;
    //: String@2 -> java.lang.String; methodref id -> Inner#id(Object)
    Function<Integer, Inner.In> c = Inner.In::new;
    //: ref In@2 -> Inner$In; methodref new -> Inner$In#<init>(int)
    Runnable r = this.make.apply(1)::hashCode;
    //: apply -> IntFunction#apply(int); methodref hashCode -> Object#hashCode()
}
