import java.util.function.*;

/** Parameters of a lambda: implicit, with types, with var, in parentheses or not; they are local variables. */
class Parameters {
    String s = "";

    void run() {
        Function<String, Integer> a = s -> s.length();
        //: s is #a; s@2 -> #a; length -> String#length()
        Function<String, Integer> b = (s) -> s.length();                //: s is #b; s@2 -> #b
        Function<String, Integer> c = (String s) -> s.length();
        //: s is #c; s@2 -> #c; String@2 -> java.lang.String
        Function<String, Integer> d = (final var s) -> s.length();
        //: s is #d; s@2 -> #d; length -> String#length()
        BiFunction<String, Integer, Character> e = (t, n) -> { return t.charAt(n + s.length()); };
        //: t is #t; t@2 -> #t; n is #n; n@2 -> #n; charAt -> String#charAt(int); s -> Parameters#s
        Supplier<Supplier<String>> f = () -> () -> s;                   //: s -> Parameters#s
        Function<String, Function<String, String>> g = x -> y -> x.concat(y);
        //: x is #x; y is #y; x@2 -> #x; concat -> String#concat(String); y@2 -> #y
    }
}
