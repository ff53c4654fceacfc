/** The class of outer.new Inner() is a member of the type of the outer expression. */
class Qualified {
    class Inner {
        class Leaf {}
    }

    class Sub extends Qualified {}

    static class Inner2 {}

    Object run(Sub sub, Qualified q) {                  //: q is #q
        Inner.Leaf leaf = sub.new Inner().new Leaf();
        //: ref Inner@2 -> Qualified$Inner; new Inner@2 -> Qualified$Inner#<init>()
        //: new Leaf@2 -> Qualified$Inner$Leaf#<init>()
        return q.new Inner() {
        //: q -> #q; new Inner -> Qualified$Inner#<init>()
            Leaf mine = this.new Leaf();
            //: Leaf -> Qualified$Inner$Leaf; new Leaf@2 -> Qualified$Inner$Leaf#<init>()
        };
    }
}
