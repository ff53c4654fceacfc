/** Inherited methods of the name are candidates beside the class's own. */
class Hierarchy {
    static class A {
        void f(int n) {}

        void f(Object o) {}

        void g(String s) {}
    }

    static class B extends A {
        void f(long n) {}

        void f(String s) {}

        @Override
        void g(String s) {
            super.g(s);                         //: g -> Hierarchy$A#g(String)
        }
    }

    void run(B b) {
        b.f(1);                                 //: f -> Hierarchy$A#f(int)
        b.f(1L);                                //: f -> Hierarchy$B#f(long)
        b.f("s");                               //: f -> Hierarchy$B#f(String)
        b.f('c');                               //: f -> Hierarchy$A#f(int)
        b.f(1.0);                               //: f -> Hierarchy$A#f(Object)
        b.g(null);                              //: g -> Hierarchy$B#g(String)
    }
}
