/** outer.super(...) calls the constructor of an inner superclass. */
class Outer {
    class Inner {
        Inner(int n) {}
    }

    static class Sub extends Outer.Inner {      //: Outer -> Outer; Inner -> Outer$Inner
        Sub(Outer outer) {                      //: outer is #o
            outer.super(1);
            //: outer -> #o; call super -> Outer$Inner#<init>(int)
        }
    }
}
