import java.util.*;

/** A variable declared with var has its initializer's type, even one that cannot be written. */
class Var {
    void run(Map<String, List<Integer>> map) {
        var list = new ArrayList<String>();
        //: list is #list; new ArrayList -> ArrayList#<init>()
        list.add("a");
        //: list -> #list; add -> ArrayList#add(Object)
        for (var entry : map.entrySet()) {                  //: entry is #e
            var first = entry.getValue().get(0);
            //: first is #f; entry -> #e; getValue -> Map$Entry#getValue(); get -> List#get(int)
            first.intValue();
            //: first -> #f; intValue -> Integer#intValue()
        }
        var anonymous = new Object() {
            int extra = 1;

            int more() {
                return extra;
            }
        };
        anonymous.extra = anonymous.more();
        //: write extra -> Var$1#extra; more -> Var$1#more()
        for (var i = 0L; i < 1; i++) Long.valueOf(i);
        //: i is #i; valueOf -> Long#valueOf(long)
        var array = new int[] {1};
        var sum = array[0] + 1.0f;
        Float.valueOf(sum);                                 //: valueOf -> Float#valueOf(float)
        try (var in = new Scanner("")) {                    //: in is #in
            in.next();                                      //: in -> #in; next -> Scanner#next()
        }
    }
}
