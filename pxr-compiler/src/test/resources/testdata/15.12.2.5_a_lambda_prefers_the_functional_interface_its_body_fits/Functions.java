import java.util.concurrent.Callable;
import java.util.function.*;

/** With an explicit lambda or an exact method reference the function types' results are compared. */
class Functions {
    void a(Runnable r) {}

    <T> void a(Callable<T> c) {}

    void b(ToIntFunction<String> f) {}

    void b(ToLongFunction<String> f) {}

    void c(Supplier<Object> s) {}

    void c(IntSupplier s) {}

    int number() {
        return 1;
    }

    void nothing() {}

    void run() {
        a(() -> {});                            //: a -> Functions#a(Runnable)
        a(() -> 1);                             //: a -> Functions#a(Callable)
        a(() -> nothing());                     //: a -> Functions#a(Runnable)
        a(() -> { throw new Error(); });        //: a -> Functions#a(Callable)
        a(() -> { while (true); });             //: a -> Functions#a(Callable)
        b((String s) -> s.length());            //: b -> Functions#b(ToIntFunction)
        b(String::length);                      //: b -> Functions#b(ToIntFunction)
        c(() -> 1);                             //: c -> Functions#c(IntSupplier)
        c(() -> "s");                           //: c -> Functions#c(Supplier)
        c(this::number);                        //: c -> Functions#c(IntSupplier)
    }
}
