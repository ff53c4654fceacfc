import java.util.*;
import java.util.stream.*;

/** The parameter types of an explicit lambda are known before any implicit lambda is looked at. */
class First {
    Collector<String, ?, Integer> of() {
        return Collector.of(
                ArrayList::new,                 //: methodref new -> ArrayList#<init>()
                (list, s) -> list.add(s),       //: add -> List#add(Object)
                (a, b) -> {
                    a.addAll(b);                //: addAll -> List#addAll(Collection)
                    return a;
                },
                (List<String> list) -> list.size());    //: size -> List#size()
    }
}
