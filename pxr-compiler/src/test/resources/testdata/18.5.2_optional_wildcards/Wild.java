import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Receivers with wildcards are captured for each call. */
class Wild {
    static class Base {
        String base() {
            return "";
        }
    }

    static class Sub extends Base {
        int sub() {
            return 1;
        }
    }

    void run(Optional<? extends Base> o, List<? super Sub> l, Stream<? extends List<? extends Base>> s, Map<? extends Base, ? super Sub> m, Comparable<? super String> c, Iterator<?>[] its) {
        o.get().base();                                     //: base -> Wild$Base#base()
        o.map(b -> b.base()).get().trim();
        //: base -> Wild$Base#base(); trim -> String#trim()
        o.map(Base::base).map(String::length);
        //: methodref base -> Wild$Base#base(); methodref length -> String#length()
        o.ifPresent(b -> b.base());                         //: base -> Wild$Base#base()
        l.add(new Sub());
        l.forEach(x -> x.hashCode());                       //: hashCode -> Object#hashCode()
        s.flatMap(x -> x.stream()).map(b -> b.base()).forEach(x -> x.trim());
        //: base -> Wild$Base#base(); trim -> String#trim()
        m.keySet().forEach(k -> k.base());                  //: base -> Wild$Base#base()
        m.entrySet().forEach(e -> e.getKey().base());
        //: getKey -> Map$Entry#getKey(); base -> Wild$Base#base()
        m.forEach((k, v) -> k.base());                      //: base -> Wild$Base#base()
        c.compareTo("a");
        //: compareTo -> Comparable#compareTo(Object)
        its[0].next().hashCode();                           //: hashCode -> Object#hashCode()
        for (var e : m.entrySet()) e.getKey().base().trim();
        //: base -> Wild$Base#base(); trim -> String#trim()
        List<? extends Base> list = List.of();
        var first = list.isEmpty() ? new Sub() : list.get(0);
        first.base();                                       //: base -> Wild$Base#base()
        list.stream().max(Comparator.comparing(b -> b.base())).get().base();
        //: base -> Wild$Base#base(); base@2 -> Wild$Base#base()
        Collections.unmodifiableList(list).get(0).base();   //: base -> Wild$Base#base()
        new ArrayList<>(list).get(0).base();                //: base -> Wild$Base#base()
    }
}
