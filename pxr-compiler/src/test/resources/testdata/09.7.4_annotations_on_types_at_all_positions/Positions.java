import java.io.Serializable;
import java.lang.annotation.*;
import java.util.*;
import java.util.function.Function;

/** A type annotation may stand before any use of a type. */
class Positions<@T A extends @T Object & @T Serializable>
//: annotation T -> T; def A -> Positions<A>; Serializable -> java.io.Serializable
        extends @T ArrayList<@T String> implements @T Runnable {
        //: T@2 -> T; ArrayList -> java.util.ArrayList

    @T String @T [] @T [] array;                                //: T@3 -> T
    java.util.@T List<? extends @T Number> list;
    //: T -> T; List -> java.util.List; Number -> java.lang.Number
    Map.@T Entry<@T String, @T ?> entry;
    //: Map -> java.util.Map; Entry -> java.util.Map$Entry

    <@T X> @T X m(@T X x) throws @T RuntimeException {
    //: T -> T; X@2 -> Positions#m(Object)<X>; RuntimeException -> java.lang.RuntimeException
        Object o = (@T String) (Object) x;                      //: T -> T
        if (o instanceof @T String s) o = new @T ArrayList<@T String>(1);
        //: new ArrayList -> ArrayList#<init>(int)
        Function<String, Integer> f = @T String::length;
        //: T -> T; String@2 -> java.lang.String; methodref length -> String#length()
        try (@T Scanner in = new Scanner("")) {
            return x;
        } catch (@T IllegalStateException | @T IllegalArgumentException e) {  //: T@2 -> T
            throw e;
        }
    }

    public void run() {}
}

@Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER})
//: Target -> java.lang.annotation.Target; ElementType -> java.lang.annotation.ElementType
//: TYPE_USE -> ElementType#TYPE_USE
@interface T {}
