import java.util.List;
//: java -> java; util -> java.util; import List -> java.util.List
import java.util.Map.Entry;             //: Map -> java.util.Map; Entry -> java.util.Map$Entry

/** A single-type import names each part of its name; a nested type can be imported too. */
class Use {
    List<Entry<String, List<?>>> all;
    //: List -> java.util.List; Entry -> java.util.Map$Entry; String -> java.lang.String
}
