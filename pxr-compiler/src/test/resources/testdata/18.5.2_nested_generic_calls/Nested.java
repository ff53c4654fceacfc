import java.util.*;
import java.util.function.*;

/** A generic call as an argument is inferred together with the call around it. */
class Nested {
    static <T> List<T> list(Supplier<T> s) {
        return null;
    }

    static <A, B> Function<A, B> fun(Function<A, B> f) {
        return f;
    }

    static <A, B> List<B> map(List<A> list, Function<? super A, ? extends B> f) {
        return null;
    }

    static <T> Comparator<T> by(Function<T, String> f) {
        return null;
    }

    static <T> List<T> sort(List<T> list, Comparator<? super T> c) {
        return list;
    }

    void run(List<String> strings) {
        list(() -> list(() -> "a")).get(0).get(0).trim();
        //: list -> Nested#list(Supplier); trim -> String#trim()
        map(strings, fun(s -> s.length())).get(0).intValue();
        //: fun -> Nested#fun(Function); length -> String#length(); intValue -> Integer#intValue()
        sort(strings, by(s -> s.trim())).get(0).trim();
        //: trim -> String#trim(); trim@2 -> String#trim()
        map(map(strings, s -> s.length()), n -> n.toString()).get(0).trim();
        //: length -> String#length(); toString -> Integer#toString(); trim -> String#trim()
        List<Integer> lengths = map(sort(strings, by(x -> x)), String::length);
        //: methodref length -> String#length()
        Map<String, List<Integer>> m = new TreeMap<>(Collections.reverseOrder(by(k -> k.trim())));
        //: new TreeMap -> TreeMap#<init>(Comparator)
        //: reverseOrder -> Collections#reverseOrder(Comparator); trim -> String#trim()
    }
}
