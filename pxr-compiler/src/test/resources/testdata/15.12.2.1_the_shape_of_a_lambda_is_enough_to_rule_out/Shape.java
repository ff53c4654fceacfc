import java.util.function.*;

/** The number of a lambda's parameters and whether it gives a value rule out methods, before any types. */
class Shape {
    void a(Function<String, String> f) {}

    void a(BiFunction<String, String, String> f) {}

    void a(Supplier<String> s) {}

    void b(Consumer<String> c) {}

    void b(Function<String, Integer> f, int... more) {}

    void c(Runnable r) {}

    void c(String s) {}

    void run() {
        a(x -> x.trim());                       //: a -> Shape#a(Function); trim -> String#trim()
        a((x, y) -> x.concat(y));
        //: a -> Shape#a(BiFunction); concat -> String#concat(String)
        a(() -> "");                            //: a -> Shape#a(Supplier)
        b(x -> { x.trim(); });                  //: b -> Shape#b(Consumer); trim -> String#trim()
        b(x -> 1);                              //: b -> Shape#b(Function,int[])
        c(() -> {});                            //: c -> Shape#c(Runnable)
    }
}
