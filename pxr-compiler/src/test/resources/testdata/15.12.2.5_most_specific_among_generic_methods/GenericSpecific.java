import java.util.*;

/** A generic method is more specific when its parameters, as they stand, fit the other's. */
class GenericSpecific {
    <T> void a(T t) {}

    <T extends Comparable<T>> void a(T t) {}

    <T> void b(T t) {}

    <T> void b(List<T> list) {}

    void c(Object o) {}

    <T> void c(T[] all) {}

    <T> void d(T t) {}

    void d(Object o, Object... rest) {}

    void run(Object o, List<String> list) {
        a("s");                                 //: a -> GenericSpecific#a(Comparable)
        a(o);                                   //: a -> GenericSpecific#a(Object)
        b(list);                                //: b -> GenericSpecific#b(List)
        b("s");                                 //: b -> GenericSpecific#b(Object)
        c(new String[0]);                       //: c -> GenericSpecific#c(Object[])
        c(new int[0]);                          //: c -> GenericSpecific#c(Object)
        d(1);                                   //: d -> GenericSpecific#d(Object)
    }
}
