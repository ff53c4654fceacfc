/** Member types are inherited from superclasses and superinterfaces; the nearer hides the farther. */
class Nested {
    interface I {
        class X {}

        class Y {}
    }

    static class A implements I {
        static class X {}
    }

    static class B extends A {
        X x;                                    //: X -> Nested$A$X
        Y y;                                    //: Y -> Nested$I$Y
        I.X far;                                //: X -> Nested$I$X
        B.Y through;                            //: Y -> Nested$I$Y
    }
}
