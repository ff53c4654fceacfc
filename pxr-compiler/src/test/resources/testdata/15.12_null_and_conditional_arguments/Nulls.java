/** null fits every reference type, and no primitive one. */
class Nulls {
    void a(Integer n) {}

    void a(int n) {}

    void b(Object o) {}

    void b(int[] all) {}

    void c(Object o) {}

    void c(Object... all) {}

    void run(boolean yes) {
        a(null);                                //: a -> Nulls#a(Integer)
        b(null);                                //: b -> Nulls#b(int[])
        c(null);                                //: c -> Nulls#c(Object[])
        a(yes ? 1 : null);                      //: a -> Nulls#a(Integer)
        b(yes ? null : "");                     //: b -> Nulls#b(Object)
    }
}
