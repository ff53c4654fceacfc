import java.util.*;
import java.util.function.*;

/** Function types nested in each other, generic methods that return and take them. */
class Curry {
    static <A, B, C> Function<A, Function<B, C>> curry(BiFunction<A, B, C> f) {
        return a -> b -> f.apply(a, b);
        //: apply -> BiFunction#apply(Object,Object); a@2 -> #a; a is #a
    }

    static <A, B, C> Function<A, C> then(Function<A, B> f, Function<? super B, ? extends C> g) {
        return f.andThen(g)::apply;
        //: andThen -> Function#andThen(Function); methodref apply -> Function#apply(Object)
    }

    static <T> T with(T t, Consumer<? super T> c) {
        c.accept(t);
        return t;
    }

    static <T, R> R let(T t, Function<? super T, R> f) {
        return f.apply(t);
    }

    static <T> Predicate<T> all(Predicate<? super T>... all) {
        return t -> Arrays.stream(all).allMatch(p -> p.test(t));
        //: allMatch -> java.util.stream.Stream#allMatch(Predicate); test -> Predicate#test(Object)
    }

    void run() {
        Function<String, Function<Integer, Character>> f = curry((s, i) -> s.charAt(i));
        //: charAt -> String#charAt(int)
        curry((String s, Integer i) -> s.repeat(i)).apply("a").apply(1).trim();
        //: repeat -> String#repeat(int); trim -> String#trim()
        f.apply("a").apply(1).charValue();                  //: charValue -> Character#charValue()
        with(new ArrayList<String>(), l -> l.add("a")).get(0).trim();
        //: add -> ArrayList#add(Object); trim -> String#trim()
        let("a", s -> let(s.length(), n -> n.toString() + s)).trim();
        //: length -> String#length(); toString -> Integer#toString(); trim -> String#trim()
        let(1, n -> with(new StringBuilder(), b -> b.append(n))).reverse();
        //: append -> StringBuilder#append(Object); reverse -> StringBuilder#reverse()
        Function<Integer, String> g = then(n -> n + 1L, l -> l.toString());
        //: toString -> Long#toString()
        Curry.<String>all(s -> s.isEmpty(), (Object o) -> o != null).test("");
        //: isEmpty -> String#isEmpty(); test -> Predicate#test(Object)
        UnaryOperator<UnaryOperator<String>> twice = h -> x -> h.apply(h.apply(x)).trim();
        //: apply -> Function#apply(Object); trim -> String#trim()
        BinaryOperator<String> first = BinaryOperator.minBy((a, b) -> a.length() - b.length());
        //: minBy -> BinaryOperator#minBy(Comparator); length -> String#length()
    }
}
