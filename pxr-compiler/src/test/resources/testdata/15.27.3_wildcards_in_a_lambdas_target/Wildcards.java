import java.util.function.*;

/** A target with wildcards gives its bounds to implicit parameters; declared types of the lambda may do it as well. */
class Wildcards {
    void run() {
        Function<? super String, ? extends Number> f = s -> s.length();
        //: length -> String#length()
        Predicate<? extends CharSequence> p = s -> s.length() > 0;
        //: length -> CharSequence#length()
        Predicate<?> q = o -> o.hashCode() > 0;
        //: hashCode -> Object#hashCode()
        Consumer<? super Integer> c = (Integer i) -> i.intValue();
        //: intValue -> Integer#intValue()
    }
}
