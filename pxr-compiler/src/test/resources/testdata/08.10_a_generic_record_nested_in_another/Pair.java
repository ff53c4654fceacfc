import java.util.List;

/** Records can be generic, nested and implement interfaces; varargs components are arrays. */
record Pair<A, B>(A first, B second) implements Comparable<Pair<A, B>> {
//: A@2 -> Pair<A>; Comparable -> java.lang.Comparable; A@3 -> Pair<A>
    record Many(String... all) {}

    public int compareTo(Pair<A, B> other) {
        return first.hashCode() - other.first().hashCode();
        //: first -> Pair#first; first@2 -> Pair#first()
    }

    static <X> Pair<X, List<X>> of(X x) {
        return new Pair<>(x, List.of(x));       //: new Pair -> Pair#<init>(Object,Object)
    }

    static int size = of("a").second().get(0).length() + new Many("a", "b").all().length;
    //: second -> Pair#second(); get -> List#get(int); length -> String#length()
    //: new Many -> Pair$Many#<init>(String[]); all -> Pair$Many#all(); length@2 -> []#length
}
