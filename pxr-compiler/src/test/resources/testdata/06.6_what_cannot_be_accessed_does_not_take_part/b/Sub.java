package b;

import a.Base;

/** A member without access is no candidate, however well it would fit. */
class Sub extends Base {
    void run() {
        say("text");                            //: say -> a.Base#say(Object)
        say(1);                                 //: say -> a.Base#say(Integer)
        new Base().say(1);                      //: say -> a.Base#say(Object)
    }
}
