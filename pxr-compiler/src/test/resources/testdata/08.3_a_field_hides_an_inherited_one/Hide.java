/** A field hides all fields of its name above it, whatever their types; the static type decides. */
class Hide {
    static class A {
        String x = "A";
    }

    static class B extends A {
        int x = 1;

        Object both() {
            return x + super.x + ((A) this).x;  //: x -> Hide$B#x; x@2 -> Hide$A#x; x@3 -> Hide$A#x
        }
    }

    Object of(A a, B b) {
        return a.x + b.x;                       //: x -> Hide$A#x; x@2 -> Hide$B#x
    }
}
