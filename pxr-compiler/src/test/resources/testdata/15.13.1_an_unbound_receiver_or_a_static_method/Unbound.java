import java.util.function.*;

/** With a type before the ::, static methods of n and instance methods of n - 1 parameters are searched. */
class Unbound {
    static String twice(Unbound u, int n) {
        return "";
    }

    String once(int n) {
        return "";
    }

    String once() {
        return "";
    }

    static class Sub extends Unbound {}

    void run() {
        BiFunction<Unbound, Integer, String> a = Unbound::twice;
        //: methodref twice -> Unbound#twice(Unbound,int)
        BiFunction<Unbound, Integer, String> b = Unbound::once;
        //: methodref once -> Unbound#once(int)
        Function<Unbound, String> c = Unbound::once;
        //: methodref once -> Unbound#once()
        Function<Sub, String> d = Unbound::once;
        //: methodref once -> Unbound#once()
        Function<Sub, String> e = Sub::once;
        //: Sub@2 -> Unbound$Sub; methodref once -> Unbound#once()
    }
}
