/** A call by super finds the method of the superclass, an interface's default by its name. */
class Supers {
    interface I {
        default int f() {
            return 1;
        }
    }

    static class A {
        public int f() {
            return 2;
        }

        public String toString() {
            return super.toString();            //: toString -> Object#toString()
        }
    }

    static class B extends A implements I {
        public int f() {
            return super.f() + I.super.f() + B.super.f();
            //: f -> Supers$A#f(); I -> Supers$I; f@2 -> Supers$I#f(); B -> Supers$B
            //: f@3 -> Supers$A#f()
        }

        class C extends Supers {
            int g() {
                return B.super.f() + B.this.f();
                //: f -> Supers$A#f(); f@2 -> Supers$B#f()
            }
        }
    }
}
