import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** What the arguments do not say of a type argument, the assignment says. */
class Open {
    static <T> Consumer<T> each(Consumer<T> c) {
        return c;
    }

    void f(List<String> list) {}

    void g(Map<String, List<Integer>> map, Comparator<Integer> c) {}

    void run() {
        Consumer<String> c = each(s -> s.trim());                       //: trim -> String#trim()
        f(Collections.emptyList());
        //: emptyList -> Collections#emptyList()
        g(new HashMap<>(), Comparator.comparing(n -> n.intValue()));
        //: new HashMap -> HashMap#<init>(); comparing -> Comparator#comparing(Function)
        //: intValue -> Integer#intValue()
        Function<String, Stream<Character>> chars = s -> s.chars().mapToObj(n -> (char) n);
        //: chars@2 -> String#chars(); mapToObj -> java.util.stream.IntStream#mapToObj(IntFunction)
        Optional<Map<String, Integer>> o = Optional.of(new HashMap<>());
        o.get().merge("a", 1, (x, y) -> x.compareTo(y) + Integer.sum(x, y));
        //: merge -> Map#merge(Object,Object,BiFunction); compareTo -> Integer#compareTo(Integer)
        //: sum -> Integer#sum(int,int)
    }
}
