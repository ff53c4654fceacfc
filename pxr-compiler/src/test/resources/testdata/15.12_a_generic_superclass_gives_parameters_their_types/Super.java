import java.util.*;

/** Inherited methods are compared with the type arguments that the subclass passes on. */
class Super {
    static class Base<T> {
        void put(T t) {}

        void put(Object o, int n) {}

        T get() {
            return null;
        }
    }

    static class Strings extends Base<String> {
        void put(CharSequence s) {}

        void run() {
            put("a");                           //: put -> Super$Base#put(Object)
            put(new StringBuilder());           //: put -> Super$Strings#put(CharSequence)
            get().trim();                       //: get -> Super$Base#get(); trim -> String#trim()
        }
    }

    static class Deep<K, V> extends Base<Map<K, List<V>>> {
        V run(K k) {
            return get().get(k).get(0);
            //: get -> Super$Base#get(); get@2 -> Map#get(Object); get@3 -> List#get(int)
        }
    }

    int run(Deep<Integer, String> d) {
        return d.get().get(1).get(0).length() + d.run(1).length();
        //: length -> String#length(); run -> Super$Deep#run(Object); length@2 -> String#length()
    }
}
