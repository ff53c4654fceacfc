import java.util.function.*;

/** Each element of an initializer has the component type as its target. */
class Initial {
    Function<String, Integer>[] f = new Function[] {null};
    IntFunction<String[]> make = String[]::new;     //: String@2 -> java.lang.String
    Supplier<?>[] s = {() -> "a", String::new, this::toString};
    //: methodref new -> String#<init>(); methodref toString -> Object#toString()
    ToIntFunction<String>[] g = array(x -> x.length(), String::length);
    //: array -> Initial#array(ToIntFunction[]); length -> String#length()
    //: methodref length@2 -> String#length()

    @SafeVarargs
    static ToIntFunction<String>[] array(ToIntFunction<String>... all) {
        return all;
    }
}
