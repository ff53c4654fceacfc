import java.util.*;

/** Overloads by array dimension, by primitive and box, by nested type of one simple name. */
class Detail {
    static class Entry {}

    void f(Entry e) {}

    void f(Map.Entry<?, ?> e) {}

    void f(String[] s) {}

    void f(String[][] s) {}

    void f(int i) {}

    void f(Integer i) {}

    void f(Iterable<? extends Entry> all) {}

    void f(Iterator<Entry> all) {}

    <T extends Comparable<T>> void f(T t) {}

    void run(Map<String, Integer> m, List<Entry> list) {
        f(new Entry());                         //: f -> Detail#f(Detail$Entry)
        f(m.entrySet().iterator().next());      //: f -> Detail#f(Map$Entry)
        f(new String[0]);                       //: f -> Detail#f(String[])
        f(new String[0][0]);                    //: f -> Detail#f(String[][])
        f(m.get("a"));                          //: f -> Detail#f(Integer)
        f(m.size());                            //: f -> Detail#f(int)
        f(list);                                //: f -> Detail#f(Iterable)
        f(list.iterator());                     //: f -> Detail#f(Iterator)
        f("s");                                 //: f -> Detail#f(Comparable)
    }
}
