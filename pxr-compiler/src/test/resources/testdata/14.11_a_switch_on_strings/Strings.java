/** Case labels may be any constant expressions; the block is one scope. */
class Strings {
    static final String ONE = "one";

    int of(String s) {
        switch (s.trim()) {                             //: trim -> String#trim()
            case ONE:                                   //: ONE -> Strings#ONE
                int x = 1;                              //: x is #x
                return x;
            case ONE + "two":                           //: ONE -> Strings#ONE
                x = 2;                                  //: write x -> #x
                return x;                               //: x -> #x
            default:
                return 0;
        }
    }
}
