/** A label is seen in its statement only; jumps name the nearest. */
class Labels {
    void run(int n) {
        outer:                                  //: outer is #first
        for (;;) {
            inner:                              //: inner is #inner
            while (true) {
                if (n > 0) continue outer;      //: outer -> #first
                if (n < 0) break inner;         //: inner -> #inner
            }
            break outer;                        //: outer -> #first
        }
        outer: {                                //: outer is #second
            if (n == 0) break outer;            //: outer -> #second
            class Body {
                void run() {
                    outer:                      //: outer is #third
                    do {
                        break outer;            //: outer -> #third
                    } while (true);
                }
            }
        }
    }
}
