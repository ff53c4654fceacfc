/** Instance and static initializers are bodies of their own, with locals of their own. */
class Init {
    int a;
    static int b;

    {
        int a = 1;                              //: a is #a
        this.a = a;                             //: write a -> Init#a; a@2 -> #a
    }

    static {
        int a = 2;                              //: a is #b
        b = a;                                  //: write b -> Init#b; a -> #b
    }
}
