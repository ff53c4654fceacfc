package a;                                      //: a -> a

/** In a package named like one of its classes the class is meant. */
public class a {                                //: def a -> a.a
    public static class b {}

    public static a a;                          //: def a@2 -> a.a#a; ref a -> a.a

    a.b field;                                  //: a -> a.a; b -> a.a$b
    Object o = a.a;                             //: a -> a.a#a; a@2 -> a.a#a
    c other;                                    //: c -> a.c
}

class c {}
