import java.io.Serializable;
import java.util.function.*;

/** In (T) a.b()::c the cast is applied last. */
class Lazy<T> implements Supplier<T> {
    static <T> Lazy<T> of(Supplier<? extends T> s) {
        return null;
    }

    public T get() {
        return null;
    }

    interface Marker extends Supplier<String> {}

    Supplier<String> run(Marker m) {
        Object o = (Supplier<String>) m::get;               //: methodref get -> Supplier#get()
        return (Supplier<String> & Serializable) Lazy.of(m)::get;
        //: of -> Lazy#of(Supplier); methodref get -> Lazy#get()
    }
}
