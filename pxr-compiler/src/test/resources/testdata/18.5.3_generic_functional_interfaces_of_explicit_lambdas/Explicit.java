import java.util.*;
import java.util.function.*;

/** Explicitly typed lambdas help inference: their parameters and results are constraints. */
class Explicit {
    static <A, B> List<B> map(Function<A, B> f, A... all) {
        return null;
    }

    static <T> T run(Supplier<T> s) {
        return s.get();
    }

    void run() {
        map((String s) -> s.length()).get(0).intValue();
        //: map -> Explicit#map(Function,Object[]); intValue -> Integer#intValue()
        map(s -> s.length(), "a").get(0).intValue();
        //: length -> String#length(); intValue -> Integer#intValue()
        run(() -> { if (true) return "a"; else return "b"; }).trim();
        //: run -> Explicit#run(Supplier); trim -> String#trim()
        run(() -> new ArrayList<String>()).get(0).trim();       //: trim -> String#trim()
        run(() -> run(() -> run(() -> 1))).intValue();          //: intValue -> Integer#intValue()
        run(String::new).trim();
        //: methodref new -> String#<init>(); trim -> String#trim()
        run(List::<String>of).get(0).trim();
        //: methodref of -> List#of(); trim -> String#trim()
    }
}
