import java.util.*;

/** Of several that fit, the one is called whose parameters could all be passed to the others. */
class Specific {
    void a(Object o) {}

    void a(CharSequence s) {}

    void a(String s) {}

    void b(Object[] o) {}

    void b(Object o) {}

    void c(int n) {}

    void c(long n) {}

    void c(Integer n) {}

    void d(Collection<?> c) {}

    void d(List<?> c) {}

    void d(Iterable<?> c) {}

    void e(char[] c) {}

    void e(Object o) {}

    void run(StringBuilder b, ArrayList<String> list, byte[] bytes) {
        a("");                                  //: a -> Specific#a(String)
        a(b);                                   //: a -> Specific#a(CharSequence)
        a(null);                                //: a -> Specific#a(String)
        b(null);                                //: b -> Specific#b(Object[])
        b(new int[0]);                          //: b -> Specific#b(Object)
        b(new int[0][0]);                       //: b -> Specific#b(Object[])
        c('c');                                 //: c -> Specific#c(int)
        c(1L);                                  //: c -> Specific#c(long)
        c(Integer.valueOf(1));                  //: c -> Specific#c(Integer)
        d(list);                                //: d -> Specific#d(List)
        d(new HashSet<>());                     //: d -> Specific#d(Collection)
        e(bytes);                               //: e -> Specific#e(Object)
        e(null);                                //: e -> Specific#e(char[])
        String.valueOf((Object) null);          //: valueOf -> String#valueOf(Object)
        new StringBuilder().append('c').append(1).append("s").append(b);
        //: append -> StringBuilder#append(char); append@2 -> StringBuilder#append(int)
        //: append@3 -> StringBuilder#append(String); append@4 -> StringBuilder#append(CharSequence)
    }
}
