package b;

import a.Helper;                        //: Helper -> a.Helper

/** A single-type import shadows a type of the same package, which its full name still reaches. */
class Use {
    Helper one;                         //: Helper -> a.Helper
    b.Helper two;                       //: Helper -> b.Helper; b -> b
}
