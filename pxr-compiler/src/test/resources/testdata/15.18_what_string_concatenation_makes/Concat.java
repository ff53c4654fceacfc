/** + with a String makes a String; else numbers are promoted. */
class Concat {
    void is(String s) {}

    void is(int n) {}

    void is(long n) {}

    void is(double n) {}

    void is(boolean b) {}

    void run(byte b, char c, Integer boxed, Object o) {
        is(b + c);                              //: is -> Concat#is(int)
        is("" + c);                             //: is -> Concat#is(String)
        is(o + "x");                            //: is -> Concat#is(String)
        is(b + 1L);                             //: is -> Concat#is(long)
        is(1f + 1);                             //: is -> Concat#is(double)
        is(boxed * boxed);                      //: is -> Concat#is(int)
        is(boxed < c);                          //: is -> Concat#is(boolean)
        is(1 << 2L);                            //: is -> Concat#is(int)
        is(-b);                                 //: is -> Concat#is(int)
        is(!(b == c) & true);                   //: is -> Concat#is(boolean)
        is(b += 1.5);                           //: is -> Concat#is(int)
        is(c++);                                //: is -> Concat#is(int)
        is(true ? b : 'c');                     //: is -> Concat#is(int)
        is(true ? 1 : 2.0);                     //: is -> Concat#is(double)
        is(0xFFFFFFFFL ^ 1);                    //: is -> Concat#is(long)
    }
}
