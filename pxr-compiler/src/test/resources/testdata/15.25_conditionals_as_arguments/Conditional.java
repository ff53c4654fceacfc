import java.util.*;
import java.util.function.*;

/** A reference conditional is a poly expression: each branch must fit, each gets the target. */
class Conditional {
    void a(List<String> list) {}

    void a(String s) {}

    void b(Supplier<String> s) {}

    void b(Function<String, String> f) {}

    void c(Object o) {}

    void c(long n) {}

    void run(boolean yes, Integer boxed) {
        a(yes ? List.of() : new ArrayList<>());
        //: a -> Conditional#a(List); of -> List#of(); new ArrayList -> ArrayList#<init>()
        a(yes ? "x" : null);                            //: a -> Conditional#a(String)
        b(yes ? () -> "x" : () -> null);                //: b -> Conditional#b(Supplier)
        b(yes ? x -> x.trim() : String::trim);
        //: b -> Conditional#b(Function); trim -> String#trim(); methodref trim@2 -> String#trim()
        c(yes ? 1 : boxed);                             //: c -> Conditional#c(long)
        c(yes ? 1 : "x");                               //: c -> Conditional#c(Object)
    }
}
