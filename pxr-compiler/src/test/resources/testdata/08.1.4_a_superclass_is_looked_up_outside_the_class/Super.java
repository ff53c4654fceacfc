/** The header of a class does not see the members of its own body, but those of the classes around it. */
class Super {
    static class A {}

    static class B extends A {          //: A -> Super$A
        static class A {}

        A own;                          //: A -> Super$B$A
    }

    static class C extends B {
        A inherited;                    //: A -> Super$B$A
    }
}
