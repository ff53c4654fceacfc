package p;                              //: p -> p

class One {
    Two two;                            //: Two -> p.Two
    Helper helper;                      //: Helper -> p.Helper
}
