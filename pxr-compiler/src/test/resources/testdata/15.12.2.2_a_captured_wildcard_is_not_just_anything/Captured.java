import java.util.*;

/** What a wildcard stands for is unknown: such an argument fits fewer parameters than its erasure would. */
class Captured<T> {
    static <T> void join(Iterable<? extends Iterable<? extends T>> all) {}

    void join(Collection<? extends T> one) {}

    static void pair(Map<String, ?> map) {}

    static void pair(Object o) {}

    static <E> void same(List<E> a, List<E> b) {}

    static void same(Object a, Object b) {}

    void run(Captured<Object> c, List<?> any, Map<?, ?> map, Map<String, Integer> strings, List<String> s) {
        c.join(any);                            //: join -> Captured#join(Collection)
        pair(map);                              //: pair -> Captured#pair(Object)
        pair(strings);                          //: pair -> Captured#pair(Map)
        same(any, any);                         //: same -> Captured#same(Object,Object)
        same(s, s);                             //: same -> Captured#same(List,List)
        same(s, new ArrayList<Integer>());      //: same -> Captured#same(Object,Object)
    }
}
