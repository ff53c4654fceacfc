import java.util.*;
import java.util.function.*;

/** A diamond's type comes from its arguments and its target. */
class Diamonds {
    static class Box<T> {
        Box() {}

        Box(T t) {}

        T get() {
            return null;
        }
    }

    void run() {
        new Box<>("a").get().length();
        //: new Box -> Diamonds$Box#<init>(Object); get -> Diamonds$Box#get()
        //: length -> String#length()
        Map<String, List<Integer>> m = new HashMap<>();         //: new HashMap -> HashMap#<init>()
        m.computeIfAbsent("a", k -> new ArrayList<>()).add(1);
        //: computeIfAbsent -> Map#computeIfAbsent(Object,Function)
        //: new ArrayList -> ArrayList#<init>(); add -> List#add(Object)
        take(new Box<>());
        //: take -> Diamonds#take(Diamonds$Box); new Box -> Diamonds$Box#<init>()
        Comparator<String> c = new Comparator<>() {
            public int compare(String a, String b) {
            //: def compare -> Diamonds$1#compare(String,String)
                return a.length();
            }
        };
        new TreeMap<>(Comparator.<String>naturalOrder()).firstKey().trim();
        //: new TreeMap -> TreeMap#<init>(Comparator); firstKey -> TreeMap#firstKey()
        //: trim -> String#trim()
        Supplier<Box<String>> s = Box::new;
        //: methodref new -> Diamonds$Box#<init>()
        Function<String, Box<String>> f = Box<String>::new;
        //: methodref new -> Diamonds$Box#<init>(Object)
        s.get().get().trim();
        //: get -> Supplier#get(); get@2 -> Diamonds$Box#get(); trim -> String#trim()
    }

    void take(Box<Integer> box) {}
}
