/** A method inherited from a class overrides the default method of an interface. */
class Wins {
    interface I {
        default void go() {}
    }

    static class A {
        public void go() {}
    }

    static class B extends A implements I {
        void run() {
            go();                               //: go -> Wins$A#go()
        }
    }
}
