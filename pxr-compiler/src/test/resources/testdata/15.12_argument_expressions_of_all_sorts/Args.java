import java.util.function.*;

/** Overloads are chosen by the type of any expression. */
class Args {
    int[] ints;
    long[] longs;
    static final char C = 'c';

    void f(int n) {}

    void f(long n) {}

    void f(String s) {}

    void f(Object o) {}

    void f(boolean b) {}

    void f(double d) {}

    void f(char c) {}

    void f(Class<?> c) {}

    void f(int[] a) {}

    void run(Object o, Integer boxed, Supplier<Long> s, String t) {
        f(ints[0]);                             //: f -> Args#f(int)
        f(longs[0]++);                          //: f -> Args#f(long)
        f(ints.length);                         //: f -> Args#f(int)
        f(o instanceof String);                 //: f -> Args#f(boolean)
        f((String) o);                          //: f -> Args#f(String)
        f(boxed);                               //: f -> Args#f(Object)
        f(boxed + 1);                           //: f -> Args#f(int)
        f(s.get() + 1);                         //: f -> Args#f(long)
        f(t = "a");                             //: f -> Args#f(String)
        f(t += 1);                              //: f -> Args#f(String)
        f(C);                                   //: f -> Args#f(char)
        f(+C);                                  //: f -> Args#f(int)
        f(String.class);                        //: f -> Args#f(Class)
        f(new int[] {1});                       //: f -> Args#f(int[])
        f(this);                                //: f -> Args#f(Object)
        f(1 > 2 ? 1 : 2L);                      //: f -> Args#f(long)
        f(ints[0] == 1 && true);                //: f -> Args#f(boolean)
        f(1 / 2f);                              //: f -> Args#f(double)
        f("a".charAt(0));                       //: f -> Args#f(char)
        f((Object) 1);                          //: f -> Args#f(Object)
        f(new Object[0]);                       //: f -> Args#f(Object)
        f(switch (1) { case 1 -> 'a'; default -> 'b'; });   //: f -> Args#f(char)
        f(-1L >>> 2);                           //: f -> Args#f(long)
        f(1 >>> 2L);                            //: f -> Args#f(int)
        f(ints = null);                         //: f -> Args#f(int[])
        f("""
            x""");
        f(((Supplier<String>) () -> "x").get());    //: f -> Args#f(String)
        f(new Object() { int v = 1; }.v);       //: f -> Args#f(int)
    }
}
