import java.util.*;

/** In an expression < and > compare, unless a type stands there. */
class Less {
    int a, b, c, d;

    void f(boolean x, boolean y) {}

    <A, B> int g() {
        return 0;
    }

    void run(Object o) {
        f(a < b, c > d);
        //: f -> Less#f(boolean,boolean); a -> Less#a; b -> Less#b; c -> Less#c; d -> Less#d
        f(a < b, c > (d));
        //: f -> Less#f(boolean,boolean); a -> Less#a; c -> Less#c; d -> Less#d
        int n = this.<List<Integer>, Map<String, List<?>>>g() >> a >>> b;
        //: g -> Less#g(); a -> Less#a; b -> Less#b
        boolean e = a < b == c > d && o instanceof List<?> l && l.size() < 3;
        //: a -> Less#a; l is #l; l@2 -> #l; size -> List#size()
        for (int i = 0; i < a && b > i; ) i++;  //: a -> Less#a; b -> Less#b; i is #i; i@3 -> #i
        int m = (a) + (b) - (int) +c;           //: a -> Less#a; b -> Less#b; c -> Less#c
    }
}
