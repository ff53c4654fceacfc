import java.util.*;

/** The element's type is that of the array or the Iterable's argument; the expression does not see the variable. */
class Each {
    static class Bag<A, B> implements Iterable<B> {
        public Iterator<B> iterator() {
            return null;
        }
    }

    List<String> x = List.of();

    void run(Bag<Integer, String> bag, List<? extends Map.Entry<String, ?>> entries) {
        for (String x : x) x.trim();                        //: x is #x; x@2 -> Each#x; x@3 -> #x
        for (var s : bag) s.trim();                         //: trim -> String#trim()
        for (var e : entries) e.getKey().trim();
        //: getKey -> Map$Entry#getKey(); trim -> String#trim()
        for (char c : "ab".toCharArray()) Character.valueOf(c);
        //: valueOf -> Character#valueOf(char)
        for (var row : new int[1][1]) for (var cell : row) Integer.valueOf(cell);
        //: valueOf -> Integer#valueOf(int)
    }
}
