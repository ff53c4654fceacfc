/** Static methods of classes are inherited, those of interfaces are not. */
class Statics {
    interface I {
        static String of() {
            return "";
        }
    }

    static class A {
        static A of() {
            return null;
        }
    }

    static class B extends A implements I {
        Object a = of();                        //: of -> Statics$A#of()
        Object i = I.of();                      //: of -> Statics$I#of()
        Object b = B.of();                      //: of -> Statics$A#of()
    }
}
