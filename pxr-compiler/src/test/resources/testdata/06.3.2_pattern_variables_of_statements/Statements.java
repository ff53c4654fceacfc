/** Statements introduce variables for those behind them when one way ends there. */
class Statements {
    Object v;

    int whichReturns(Object o) {
        if (o instanceof String v) {                                //: v is #a
            v.trim();                                               //: v -> #a
        } else {
            return 0;
        }
        return v.length();
        //: v -> #a; length -> String#length()
    }

    int doLoop(Object o) {
        do {
            o = v;                                                  //: v -> Statements#v
        } while (!(o instanceof Integer v));                        //: v is #b
        return v.intValue();                                        //: v -> #b
    }

    int forLoop(Object o) {
        for (; !(o instanceof Integer v); o = v) {}                 //: v is #c; v@2 -> Statements#v
        return v.intValue();                                        //: v -> #c
    }

    int labelled(Object o) {
        label:
        if (!(o instanceof Integer v)) return 1;                    //: v is #d
        return v.intValue();                                        //: v -> #d
    }

    int loopBreak(Object o) {
        for (int i = 0; i < 9; i++) {
            if (!(o instanceof Integer v)) continue;                //: v is #e
            if (v > 1) break;                                       //: v -> #e
        }
        return v.hashCode();                                        //: v -> Statements#v
    }

    int block(Object o) {
        {
            if (!(o instanceof Integer v)) return 0;                //: v is #f
            v.intValue();                                           //: v -> #f
        }
        return v.hashCode();                                        //: v -> Statements#v
    }

    int group(Object o, int n) {
        switch (n) {
            case 0:
                if (!(o instanceof Integer v)) break;               //: v is #g
                v.intValue();                                       //: v -> #g
            case 1:
                return this.v.hashCode();                           //: v -> Statements#v
            default:
        }
        return v.hashCode();                                        //: v -> Statements#v
    }

    Runnable lambda(Object o) {
        if (!(o instanceof String v)) return () -> v.hashCode();    //: v is #h; v@2 -> Statements#v
        return () -> v.trim();
        //: v -> #h; trim -> String#trim()
    }

    int endless(Object o) {
        while (true) {
            if (o instanceof String v) return v.length();           //: v is #i; v@2 -> #i
            if (!(o instanceof Integer v)) { o = ""; continue; }    //: v is #j
            return v.intValue();                                    //: v -> #j
        }
    }
}
