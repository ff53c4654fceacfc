/** An unbounded wildcard still has the bound of the type parameter that it stands for. */
class Implied {
    static class Node<N extends Node<N>> {
        N next;

        int depth() {
            return next == null ? 0 : next.depth() + 1;
            //: next@2 -> Implied$Node#next; depth -> Implied$Node#depth()
        }
    }

    int run(Node<?> node) {
        return node.next.next.depth();
        //: next -> Implied$Node#next; next@2 -> Implied$Node#next; depth -> Implied$Node#depth()
    }
}
