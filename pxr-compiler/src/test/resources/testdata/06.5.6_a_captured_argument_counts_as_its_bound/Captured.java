import java.util.*;
import java.util.function.*;

/** A captured argument is looked at as its bound is, a type parameter's is not (JDK-6391995). */
class Captured {
    interface S<T> {}
    interface F<T> extends S<T> {}
    static <T> int row(T t) { return 1; }
    static <T> long row(S<T> t) { return 2; }
    static <T, U> List<U> map(Collection<? extends T> c, Function<? super T, ? extends U> f) { return null; }
    static <T> T first(Collection<? extends T> c) { return null; }
    static <T extends F<?>> void tv(T t) { row(t); }   //: row -> Captured#row(Object)
    void m(List<? extends F<?>> fields) {
        map(fields, f -> row(f));           //: row -> Captured#row(Captured$S)
        row(first(fields));                 //: row -> Captured#row(Object)
        row(fields.get(0));                 //: row -> Captured#row(Captured$S)
        for (var v : fields) row(v);
        fields.forEach(f -> row(f));
        fields.stream().map(f -> row(f));
    }
}
