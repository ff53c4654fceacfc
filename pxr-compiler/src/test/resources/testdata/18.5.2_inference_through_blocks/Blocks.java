import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** A lambda's block gives its result by return; several results must agree. */
class Blocks {
    static <T, R> List<R> map(Collection<T> c, Function<? super T, ? extends R> f) {
        return null;
    }

    void run(List<String> strings) {
        map(strings, s -> {
            int n = s.length();                             //: length -> String#length()
            if (n > 0) return new ArrayList<Integer>(List.of(n));
            //: new ArrayList -> ArrayList#<init>(Collection)
            for (char c : s.toCharArray()) {                //: toCharArray -> String#toCharArray()
                if (c == 'x') return new ArrayList<Integer>();
            }
            return new ArrayList<Integer>();
        }).get(0).get(0).intValue();
        //: get@2 -> ArrayList#get(int); intValue -> Integer#intValue()
        map(strings, s -> new Object() {
            String twice = s + s;
        }).get(0).twice.trim();
        //: twice -> Blocks$1#twice; trim -> String#trim()
        strings.stream().map(s -> {
            record Pair(String a, int b) {}
            return new Pair(s, s.length());
            //: new Pair -> Blocks$1Pair#<init>(String,int)
        }).filter(p -> p.b() > 1).map(p -> p.a()).findAny().get().trim();
        //: b -> Blocks$1Pair#b(); a -> Blocks$1Pair#a(); trim -> String#trim()
        map(strings, s -> switch (s.length()) {
            case 0 -> List.of("a");
            default -> { yield List.of(s); }
        }).get(0).get(0).trim();                            //: trim -> String#trim()
        map(strings, s -> s == null ? null : s.length()).get(0).intValue();
        //: intValue -> Integer#intValue()
        Supplier<Supplier<List<String>>> s = () -> {
            return () -> {
                return new ArrayList<>();                   //: new ArrayList -> ArrayList#<init>()
            };
        };
        s.get().get().get(0).trim();                        //: trim -> String#trim()
    }
}
