import java.util.*;

/** Type arguments come from the arguments, and make the type of what is chained. */
class Infer {
    static <T> T first(List<? extends T> list) {
        return null;
    }

    static <T> T pick(T a, T b) {
        return a;
    }

    static <K, V extends Comparable<V>> Map.Entry<K, V> max(Map<K, V> map) {
        return null;
    }

    static <T, C extends Collection<T>> C fill(C into, T... all) {
        return into;
    }

    void run(List<String> strings, Map<Integer, String> map) {
        first(strings).trim();
        //: first -> Infer#first(List); trim -> String#trim()
        pick(1, 2).intValue();
        //: pick -> Infer#pick(Object,Object); intValue -> Integer#intValue()
        pick("a", new StringBuilder()).length();        //: length -> CharSequence#length()
        pick(new ArrayList<String>(), new LinkedList<String>()).get(0).trim();
        //: get -> AbstractList#get(int); trim -> String#trim()
        max(map).getValue().trim();
        //: getValue -> Map$Entry#getValue(); trim -> String#trim()
        max(map).getKey().intValue();
        //: getKey -> Map$Entry#getKey(); intValue -> Integer#intValue()
        fill(new ArrayDeque<Long>(), 1L).peek().longValue();
        //: fill -> Infer#fill(Collection,Object[]); peek -> ArrayDeque#peek()
        //: longValue -> Long#longValue()
        first(first(List.of(strings))).trim();          //: trim -> String#trim()
    }
}
