/** A pattern variable is in scope where the pattern has certainly matched. */
class Flow {
    String s = "";

    int and(Object o) {
        return o instanceof String s && s.isEmpty() ? 0 : s.length();
        //: s is #and; s@2 -> #and; s@3 -> Flow#s
    }

    int or(Object o) {
        if (!(o instanceof String s) || s.isEmpty()) {  //: s is #or; s@2 -> #or
            return s.length();                          //: s -> Flow#s
        }
        return s.length();                              //: s -> #or
    }

    int conditional(Object o) {
        return o instanceof String s ? s.length() : s.length();
        //: s is #then; s@2 -> #then; s@3 -> Flow#s
    }
}
