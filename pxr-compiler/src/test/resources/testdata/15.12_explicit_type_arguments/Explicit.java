import java.util.*;

/** Explicit type arguments replace inference. */
class Explicit {
    static <T> T id(T t) {
        return t;
    }

    static <A, B> Map<A, B> map() {
        return null;
    }

    void run() {
        Explicit.<Object>id("").hashCode();
        //: id -> Explicit#id(Object); hashCode -> Object#hashCode()
        id("").length();
        //: id -> Explicit#id(Object); length -> String#length()
        Explicit.<String, List<Integer>>map().get("").get(0).intValue();
        //: String -> java.lang.String; map -> Explicit#map(); intValue -> Integer#intValue()
        Collections.<String>emptyList().get(0).trim();
        //: emptyList -> Collections#emptyList(); trim -> String#trim()
        this.<Integer>own().intValue();
        //: own -> Explicit#own(); intValue -> Integer#intValue()
    }

    <X> X own() {
        return null;
    }
}
