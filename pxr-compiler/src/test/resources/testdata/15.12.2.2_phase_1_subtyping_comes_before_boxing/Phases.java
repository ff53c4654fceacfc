/** Subtyping and widening first, boxing second, varargs last; a later phase runs only if none fits. */
class Phases {
    void a(long n) {}

    void a(Integer n) {}

    void a(Object n) {}

    void b(Object o) {}

    void b(int... all) {}

    void c(Integer n) {}

    void c(long... all) {}

    void d(double n) {}

    void d(Object o) {}

    void run(byte small, Integer boxed, char c) {
        a(1);                                   //: a -> Phases#a(long)
        a(small);                               //: a -> Phases#a(long)
        a(boxed);                               //: a -> Phases#a(Integer)
        a(1.0);                                 //: a -> Phases#a(Object)
        b(1);                                   //: b -> Phases#b(Object)
        b(1, 2);                                //: b -> Phases#b(int[])
        b();                                    //: b -> Phases#b(int[])
        c(1);                                   //: c -> Phases#c(Integer)
        c(small);                               //: c -> Phases#c(long[])
        d(c);                                   //: d -> Phases#d(double)
        d(boxed);                               //: d -> Phases#d(Object)
        d(1L);                                  //: d -> Phases#d(double)
    }
}
