import java.io.Serializable;
import java.util.Comparator;

/** A cast to an intersection makes a lambda of both types, and members of both visible. */
class Cast {
    Object c = (Comparator<String> & Serializable) (a, b) -> a.length() - b.length();
    //: Comparator -> java.util.Comparator; Serializable -> java.io.Serializable
    //: length -> String#length(); length@2 -> String#length()

    int run(Object o) {
        return ((CharSequence & Comparable<String>) o).compareTo("") + ((CharSequence & Comparable<String>) o).length();
        //: compareTo -> Comparable#compareTo(Object); length -> CharSequence#length()
    }

    <T extends Comparable<T> & CharSequence> void both(T t) {
        var mixed = true ? 1 : "a";             //: mixed is #m
        mixed.compareTo(null);
        //: mixed -> #m; compareTo -> Comparable#compareTo(Object)
        t.length();                             //: length -> CharSequence#length()
    }
}
