/** Which variables a condition introduces, when true and when false. */
class Logic {
    Object s = "";

    int not(Object o) {
        return !(o instanceof String s) ? 0 : s.length();           //: s is #a; s@2 -> #a
    }

    boolean twice(Object o) {
        return o instanceof String s && s.isEmpty() | (o instanceof Integer i && i.intValue() > s.length());
        //: s is #b; s@2 -> #b; i is #c; i@2 -> #c; s@3 -> #b; intValue -> Integer#intValue()
    }

    boolean nested(Object o, Object p) {
        return !(!(o instanceof String s) || !(p instanceof Integer i)) && s.length() > i;
        //: s is #d; s@2 -> #d; i is #e; i@2 -> #e
    }

    int chain(Object o) {
        if (!(o instanceof Integer i)) {                            //: i is #f
            throw new IllegalArgumentException(s.toString());       //: s -> Logic#s
        } else if (i > 0) {                                         //: i -> #f
            return i;                                               //: i -> #f
        }
        return i.intValue();                                        //: i -> #f
    }

    int assertion(Object o) {
        assert o instanceof String s : s.hashCode();                //: s is #g; s@2 -> Logic#s
        return s.hashCode();                                        //: s -> Logic#s
    }

    boolean parenthesised(Object o) {
        boolean b = (o instanceof String s) && ((s.isEmpty()));     //: s is #h; s@2 -> #h
        return b && s.equals(o) == (o instanceof String s);         //: s -> Logic#s; s@2 is #i
    }
}
