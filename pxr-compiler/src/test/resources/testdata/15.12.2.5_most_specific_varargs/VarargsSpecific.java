/** In the third phase parameters are compared as far as there are any. */
class VarargsSpecific {
    void a(Object... all) {}

    void a(String... all) {}

    void b(int... all) {}

    void b(long... all) {}

    void c(String s, Object... all) {}

    void c(String s, String t, Object... all) {}

    void run() {
        a();                                    //: a -> VarargsSpecific#a(String[])
        a("x", "y");                            //: a -> VarargsSpecific#a(String[])
        a("x", 1);                              //: a -> VarargsSpecific#a(Object[])
        b(1);                                   //: b -> VarargsSpecific#b(int[])
        b((byte) 1, 2L);                        //: b -> VarargsSpecific#b(long[])
        c("x");                                 //: c -> VarargsSpecific#c(String,Object[])
    }
}
