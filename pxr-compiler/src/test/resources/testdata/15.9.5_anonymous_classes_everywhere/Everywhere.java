import java.util.*;
import java.util.function.*;

/** Bodies in superconstructor arguments, enum constants, default methods, static initializers and lambdas. */
class Everywhere {
    static Object first;

    static {
        first = new Object() {
            int inStatic;                       //: inStatic -> Everywhere$1#inStatic
        };
    }

    Everywhere(Object o) {}

    static class Sub extends Everywhere {
        Sub() {
            super(new Object() {
                int inSuper;                    //: inSuper -> Everywhere$Sub$1#inSuper
            });
        }
    }

    enum E {
        A {
            int inEnum;                         //: inEnum -> Everywhere$E$1#inEnum

            Object o = new Object() {
                int deep;                       //: deep -> Everywhere$E$1$1#deep
            };
        },
        B(new Object() {
            int inArgument;  //: inArgument -> Everywhere$E$2#inArgument
        }) {};

        E(Object... all) {}
    }

    interface I {
        default Object make() {
            return new Object() {
                int inDefault;                  //: inDefault -> Everywhere$I$1#inDefault
            };
        }

        Object CONSTANT = new Object() {
            int inConstant;  //: inConstant -> Everywhere$I$2#inConstant
        };
    }

    Supplier<Object> s = () -> {
        class L {
            Object o = new Object() {
                int inLocal;  //: inLocal -> Everywhere$1L$1#inLocal
            };
        }
        return new L();
    };

    Comparator<String> c = new Comparator<String>() {
        int calls;

        @Override
        public int compare(String a, String b) {
            calls++;
            return new Object() {
                int inside = calls; //: calls -> Everywhere$2#calls
            }.inside; //: inside -> Everywhere$2$1#inside
        }
    };
}
