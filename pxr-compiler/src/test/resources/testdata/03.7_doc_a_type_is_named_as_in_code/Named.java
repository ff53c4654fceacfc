package a.b;

import java.util.List; //: import List -> java.util.List
import java.util.Map.Entry;

/**
 * An import may serve comments only: {@link List}. //: doc List -> java.util.List
 * A nested type, imported or by its outer one: {@link Entry}, {@linkplain java.util.Map.Entry it}. //: doc Entry -> java.util.Map$Entry; Entry@2 -> java.util.Map$Entry; java -> java; util -> java.util; Map -> java.util.Map
 * Its own members and those of supertypes: {@link Inner}, {@link Handler}. //: Inner -> a.b.Named$Inner; Handler -> a.b.Base$Handler
 * Its type parameters: {@link T}. //: T -> a.b.Named<T>
 * Type arguments: {@link List<String>}. //: doc List -> java.util.List; doc String -> java.lang.String
 * Packages, and modules: {@link a.b}, {@link java.base/java.util}, {@link java.base/java.lang.Thread.State}, {@link java.sql/}. //: a -> a; b -> a.b; java@1 -> module:java.base; base -> module:java.base; java@2 -> java; base@2 -> module:java.base; State -> java.lang.Thread$State; sql -> module:java.sql
 * Nothing: {@link Nowhere}, {@link a.b.Nowhere#m(List)}. //: Nowhere -> ?Nowhere; a -> a; m -> ?m; List -> java.util.List
 *
 * @param <T> itself //: T -> a.b.Named<T>
 */
class Named<T> extends Base {

    /** {@link Inner#x} //: doc Inner -> a.b.Named$Inner; doc x -> a.b.Named$Inner#x */
    class Inner {
        /** {@link T} is that of the {@linkplain Named outer} type. //: doc T -> a.b.Named<T>; Named -> a.b.Named */
        int x;
    }

    /**
     * @param <E> shadows nothing //: E -> a.b.Named#m(Object)<E>
     * @param e see {@link E} //: e -> #1; E -> a.b.Named#m(Object)<E>
     * @param f is no parameter //: f -> ?f
     */
    <E> void m(E e) {} //: def e is #1
}

class Base {
    interface Handler {}
}
