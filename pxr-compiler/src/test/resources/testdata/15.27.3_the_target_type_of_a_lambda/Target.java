import java.util.*;
import java.util.concurrent.Callable;
import java.util.function.*;

/** Assignments, returns, casts, arguments, conditionals, array elements and other lambdas give a target. */
class Target {
    Function<String, Integer> field = s -> s.length();
    //: length -> String#length()

    Function<String, Integer> make(boolean yes) {
        if (yes) return s -> s.length();
        //: length -> String#length()
        return yes ? s -> s.hashCode() : s -> s.indexOf("x");
        //: hashCode -> String#hashCode(); indexOf -> String#indexOf(String)
    }

    void run() throws Exception {
        Object o = (Function<String, Integer>) s -> s.length();
        //: length -> String#length()
        Comparator<String>[] all = new Comparator[] {(a, b) -> a.hashCode()};
        //: hashCode -> Object#hashCode()
        Callable<Function<String, Integer>> c = () -> s -> s.length();
        //: length -> String#length()
        Function<String, Integer> sw = switch (1) {
            case 1 -> s -> s.length();
            //: length -> String#length()
            default -> { yield s -> s.hashCode(); }
            //: hashCode -> String#hashCode()
        };
        take((s, n) -> s.charAt(n));
        //: take -> Target#take(BiFunction); charAt -> String#charAt(int)
        new Target(s -> s.length());
        //: new Target -> Target#<init>(Function); length -> String#length()
        Runnable r = () -> take(null);
        //: take -> Target#take(BiFunction)
        sw = s -> s.length();
        //: length -> String#length()
    }

    void take(BiFunction<String, Integer, Object> f) {}

    Target(Function<String, Integer> f) {}
}
