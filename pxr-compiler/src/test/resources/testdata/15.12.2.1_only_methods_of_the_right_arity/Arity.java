/** Methods that cannot take so many arguments are no candidates. */
class Arity {
    void f() {}

    void f(Object a) {}

    void f(String a, Object b) {}

    void f(Object... rest) {}

    void run() {
        f();                                    //: f -> Arity#f()
        f("a");                                 //: f -> Arity#f(Object)
        f("a", "b");                            //: f -> Arity#f(String,Object)
        f(1, "b");                              //: f -> Arity#f(Object[])
        f("a", "b", "c");                       //: f -> Arity#f(Object[])
    }
}
