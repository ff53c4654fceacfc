import static java.util.Objects.toString;
import static java.lang.Math.max;

/** A method in scope of the name shadows the static import, even when it does not fit; inherited ones as well. */
class Use {
    int max(int only) {
        return only;
    }

    static class Other {
        int run() {
            return Math.max(1, 2);      //: max -> Math#max(int,int)
        }

        String text() {
            return toString();          //: toString -> Object#toString()
        }
    }

    int one() {
        return max(3);                  //: max -> Use#max(int)
    }
}
