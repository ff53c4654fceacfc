import java.util.function.*;

/** A switch expression among the arguments passes the target on to its results. */
class Switch {
    void f(Function<String, Integer> f) {}

    void f(Runnable r) {}

    void run(int n) {
        f(switch (n) {                          //: f -> Switch#f(Function)
            case 0 -> s -> s.length();          //: length -> String#length()
            default -> String::hashCode;        //: methodref hashCode -> String#hashCode()
        });
    }
}
