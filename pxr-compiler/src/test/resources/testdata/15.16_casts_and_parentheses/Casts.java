/** A cast decides the type that follows it; (a) - b is no cast where a is a variable. */
class Casts {
    int a = 2, b = 1;
    int minus = (a) - b;                        //: a -> Casts#a; b -> Casts#b
    int cast = (int) -b;                        //: b -> Casts#b
    Object o = "";
    int length = ((String) o).length();
    //: String -> java.lang.String; o -> Casts#o; length@2 -> String#length()
    int less = a < b ? 1 : (b > (a) ? a : b);
    //: a -> Casts#a; b -> Casts#b; b@2 -> Casts#b; a@2 -> Casts#a
    boolean generic = (Object) o instanceof String s && s.length() > b;
    //: o -> Casts#o; s is #s; s@2 -> #s
}
