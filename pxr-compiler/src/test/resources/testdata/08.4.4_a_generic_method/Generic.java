import java.util.List;

/** A method's type parameters are in scope in its header and body; bounds may name each other. */
class Generic {
    <E extends Comparable<E>, L extends List<? extends E>> E max(L list) {
    //: E@2 -> Generic#max(java.util.List)<E>; E@4 -> Generic#max(java.util.List)<E>
    //: L@2 -> Generic#max(java.util.List)<L>
        E best = list.get(0);
        //: E -> Generic#max(java.util.List)<E>; get -> List#get(int)
        return best;
    }

    String s = max(List.of("a", "b")).trim();
    //: max -> Generic#max(List); trim -> String#trim()
    String t = this.<String, List<String>>max(List.of()).trim();
    //: max -> Generic#max(List); trim -> String#trim()
}
