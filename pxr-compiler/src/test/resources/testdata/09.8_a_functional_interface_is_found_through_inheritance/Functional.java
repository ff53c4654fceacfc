import java.util.Comparator;
import java.util.function.Function;

/** The one abstract method may be inherited; methods of Object and default methods do not count. */
class Functional {
    interface Base<A, B> {
        B apply(A a);

        boolean equals(Object o);
    }

    interface Sub<X> extends Base<X, String> {
        default Sub<X> twice() {
            return x -> apply(x) + apply(x);        //: apply -> Functional$Base#apply(Object)
        }
    }

    int run(Sub<Integer> s) {
        Sub<Integer> t = n -> n.toString();
        //: n is #n; n@2 -> #n; toString -> Integer#toString()
        return t.twice().apply(1).length();
        //: twice -> Functional$Sub#twice(); apply -> Functional$Base#apply(Object)
        //: length -> String#length()
    }
}
