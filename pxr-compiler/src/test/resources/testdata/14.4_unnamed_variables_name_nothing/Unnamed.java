import java.util.function.BiFunction;

/** `_` declares a variable that has no name. */
class Unnamed {
    record Pair(Object a, Object b) {}

    int run(Object o, int[] all) throws Exception {
        int n = 0;                                          //: n is #n
        for (int _ : all) n++;                              //: update n -> #n
        int _ = n;                                          //: n -> #n
        try (AutoCloseable _ = () -> {}) {
            n++;
        } catch (RuntimeException _) {
        //: RuntimeException -> java.lang.RuntimeException
            n--;
        }
        BiFunction<String, String, Integer> f = (s, _) -> s.length();
        //: s is #s; s@2 -> #s; length -> String#length()
        return switch (o) {
            case Pair(String s, _) -> s.length();
            //: Pair -> Unnamed$Pair; s is #t; s@2 -> #t
            case Pair(_, Integer _) -> 0;
            case Pair _ -> 1;                               //: Pair -> Unnamed$Pair
            default -> 2;
        };
    }
}
