import java.util.*;

/** When an argument is raw the method's result is erased. */
class Unchecked {
    static <T extends CharSequence> T first(List<T> list) {
        return null;
    }

    static List<String> strings(List<String> list) {
        return list;
    }

    static <T> List<T> same(List<T> list) {
        return list;
    }

    void is(Object o) {}

    void is(String s) {}

    void run(List raw, Map rawMap) {
        is(first(raw));                         //: is -> Unchecked#is(Object)
        first(raw).length();                    //: length -> CharSequence#length()
        is(strings(raw).get(0));                //: is -> Unchecked#is(Object)
        is(same(raw).get(0));                   //: is -> Unchecked#is(Object)
        for (Object e : rawMap.entrySet()) ((Map.Entry) e).getKey().hashCode();
        //: getKey -> Map$Entry#getKey(); hashCode -> Object#hashCode()
        new ArrayList(raw).get(0).hashCode();
        //: new ArrayList -> ArrayList#<init>(Collection); hashCode -> Object#hashCode()
    }
}
