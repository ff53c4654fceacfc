package b;

import a.*;

/** An import on demand never shadows a type of the same package. */
class Use {
    Helper helper;                      //: Helper -> b.Helper
}
