/** Patterns in a switch: types, records, generic ones, nested ones, with guards. */
class Sealed {
    sealed interface Tree<T> {}

    record Leaf<T>(T value) implements Tree<T> {}

    record Fork<T>(Tree<T> left, Tree<T> right) implements Tree<T> {}

    int sum(Tree<Integer> tree) {
        return switch (tree) {
            case Leaf<Integer>(Integer v) -> v;
            //: Leaf -> Sealed$Leaf; v is #v; v@2 -> #v
            case Fork<Integer>(Leaf<Integer>(var a), var b) when a.intValue() > 0 -> a + sum(b);
            //: a is #a; a@2 -> #a; intValue -> Integer#intValue(); a@3 -> #a
            //: sum -> Sealed#sum(Sealed$Tree); b is #b; b@2 -> #b
            case Fork<Integer>(var l, var r) -> sum(l) + sum(r);
        };
    }

    int inferred(Tree<String> tree) {
        if (tree instanceof Fork(Leaf(var s), var t) && t instanceof Leaf(var u)) {
        //: Fork -> Sealed$Fork; Leaf -> Sealed$Leaf; t is #t; t@2 -> #t
            return s.length() + u.length();
            //: length -> String#length(); length@2 -> String#length()
        }
        return 0;
    }
}
