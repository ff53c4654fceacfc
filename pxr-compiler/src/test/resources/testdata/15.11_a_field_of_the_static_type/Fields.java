/** A field access means the field of the static type, whatever the value. */
class Fields {
    static class A {
        static A instance = new B();
        String f = "a";
        A next;
    }

    static class B extends A {
        String f = "b";
        B next() {
            return this;
        }
    }

    void run(A a, B b) {
        a.next.f.length();
        //: next -> Fields$A#next; f -> Fields$A#f; length -> String#length()
        b.next.f.length();                      //: next -> Fields$A#next; f -> Fields$A#f
        b.next().f.length();                    //: next -> Fields$B#next(); f -> Fields$B#f
        B.instance.f = b.f += "x";
        //: instance -> Fields$A#instance; write f -> Fields$A#f; update f@2 -> Fields$B#f
        ((A) b).f = null;                       //: write f -> Fields$A#f
        (b == null ? a : b).next.f = "";        //: next -> Fields$A#next; write f -> Fields$A#f
    }
}
