/** A static method may be called through an expression, whose type decides. */
class Instance {
    static class A {
        static void go() {}
    }

    static class B extends A {
        static void go() {}
    }

    void run(A a, B b) {
        a.go();                                 //: go -> Instance$A#go()
        b.go();                                 //: go -> Instance$B#go()
        ((A) b).go();                           //: go -> Instance$A#go()
        ((A) null).go();                        //: go -> Instance$A#go()
    }
}
