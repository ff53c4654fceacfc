import java.util.*;                     //: util -> java.util
import java.util.Map.*;                 //: Map -> java.util.Map

/** An import on demand makes types visible of a package, or of a type. */
class Use {
    Collection<Entry<String, Integer>> c = new ArrayList<>();
    //: Collection -> java.util.Collection; Entry -> java.util.Map$Entry
    //: new ArrayList -> ArrayList#<init>()
}
