import java.util.*;

/** In the third phase the last parameter takes any number of arguments. */
class Varargs {
    void a(String format, Object... args) {}

    void a(Locale l, String format, Object... args) {}

    void b(Object first, String... rest) {}

    void b(String... all) {}

    static <T> List<T> list(T... all) {
        return null;
    }

    void run(String[] strings, Object[] objects) {
        a("x");                                 //: a -> Varargs#a(String,Object[])
        a((Locale) null, "x", 1);               //: a -> Varargs#a(Locale,String,Object[])
        a("x", objects);                        //: a -> Varargs#a(String,Object[])
        a("x", "y");                            //: a -> Varargs#a(String,Object[])
        b(strings);                             //: b -> Varargs#b(String[])
        b(1, "a");                              //: b -> Varargs#b(Object,String[])
        b((Object) strings);                    //: b -> Varargs#b(Object,String[])
        list(1, 2).get(0).intValue();
        //: list -> Varargs#list(Object[]); intValue -> Integer#intValue()
        list(strings).get(0).trim();            //: trim -> String#trim()
        list(strings, strings).get(0).clone();  //: clone -> Object#clone()
        list(1, 2.0).get(0).doubleValue();      //: doubleValue -> Number#doubleValue()
        Arrays.asList("a", null).get(0).trim();
        //: asList -> java.util.Arrays#asList(Object[]); trim -> String#trim()
    }
}
