import java.util.function.Supplier;

/** Numbers go by the order in which bodies are compiled: fields' initializers and methods as they stand. */
class Order {
    void take(Object... all) {}

    void run() {
        take(new Object() {
            int a;                              //: a -> Order$1#a
        }, (Supplier<Object>) () -> new Object() {
            int b;                              //: b -> Order$2#b
        }, new Object() {
            int c;                              //: c -> Order$3#c
        });
    }

    Supplier<Object> later = () -> new Object() {
        int d;                                  //: d -> Order$4#d
    };
}
