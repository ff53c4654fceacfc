import java.util.*;
import java.util.function.*;

/** Static, bound, unbound, super, constructor and array references. */
class Kinds {
    String name;

    static String stat(Integer n) {
        return "";
    }

    String inst(Integer n) {
        return name;
    }

    public String toString() {
        Supplier<String> s = super::toString;
        //: methodref toString -> Object#toString()
        Supplier<String> t = Kinds.super::toString;
        //: Kinds -> Kinds; methodref toString -> Object#toString()
        return s.get() + t.get();
    }

    void run(Kinds other, List<Kinds> list) {               //: other is #other
        Function<Integer, String> a = Kinds::stat;
        //: Kinds -> Kinds; methodref stat -> Kinds#stat(Integer)
        Function<Integer, String> b = other::inst;
        //: other -> #other; methodref inst -> Kinds#inst(Integer)
        BiFunction<Kinds, Integer, String> c = Kinds::inst;
        //: methodref inst -> Kinds#inst(Integer)
        Function<Integer, String> d = this::inst;
        //: methodref inst -> Kinds#inst(Integer)
        Supplier<Kinds> e = Kinds::new;
        //: ref Kinds@2 -> Kinds; methodref new -> Kinds#<init>()
        Function<Integer, int[]> f = int[]::new;
        Supplier<List<String>> g = ArrayList<String>::new;
        //: ArrayList -> java.util.ArrayList; methodref new -> ArrayList#<init>()
        Supplier<String> h = list.get(0)::toString;
        //: get -> List#get(int); methodref toString -> Kinds#toString()
        Supplier<String> i = other.name::trim;
        //: name -> Kinds#name; methodref trim -> String#trim()
        Function<String, Integer> j = java.lang.Integer::parseInt;
        //: lang -> java.lang; methodref parseInt -> Integer#parseInt(String)
        Supplier<Integer> k = "x"::length;                  //: methodref length -> String#length()
        Supplier<Object> l = new int[0]::clone;             //: methodref clone -> Object#clone()
    }

}
