/** Binary names of local classes carry a number for each name. */
class Numbered {
    void a() {
        class L {}                              //: L -> Numbered$1L
        class M {}                              //: M -> Numbered$1M
        new L();                                //: new L -> Numbered$1L#<init>()
    }

    void b() {
        class L {                               //: L -> Numbered$2L
            class L2 {}                         //: L2 -> Numbered$2L$L2
        }
        new L().new L2();                       //: L2 -> Numbered$2L$L2
    }
}
