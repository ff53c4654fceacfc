package b;

import a.Base;

/** In another package a protected constructor serves super(...) and anonymous classes, not new. */
class Sub extends Base {
    Sub() {
        super("a");                             //: call super -> a.Base#<init>(String)
    }

    void run(Sub sub) {
        new Base("a");                          //: new Base -> a.Base#<init>(Object)
        new Base("a") {};                       //: new Base -> a.Base#<init>(String)
        sub.act();                              //: act -> a.Base#act()
        sub.field = super.field;
        //: write field -> a.Base#field; field@2 -> a.Base#field
        make();                                 //: make -> a.Base#make()
        new Object() {
            void run() {
                act();                          //: act -> a.Base#act()
            }
        };
    }
}
