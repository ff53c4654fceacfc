/** A local class is in scope in its own body and behind it in the block, not before. */
class Local {
    class Node {}

    Object make() {
        Node outer = new Node();        //: Node -> Local$Node
        class Node {                    //: def Node -> Local$1Node
            Node next = new Node();     //: Node -> Local$1Node; new Node@2 -> Local$1Node#<init>()
        }
        return new Node();              //: new Node -> Local$1Node#<init>()
    }
}
