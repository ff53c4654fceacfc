import static java.lang.Math.*;         //: Math -> java.lang.Math
import static java.util.Map.*;

/** A static import on demand brings what is needed and shadows nothing. */
class Use {
    static int abs(long n) {
        return 0;
    }

    double half = PI / 2;               //: PI -> Math#PI
    int one = abs(1);                   //: abs -> Use#abs(long)
    int two = min(1, 2);                //: min -> Math#min(int,int)
    Entry<String, String> e = entry("a", "b");
    //: Entry -> java.util.Map$Entry; entry -> Map#entry(Object,Object)
}
