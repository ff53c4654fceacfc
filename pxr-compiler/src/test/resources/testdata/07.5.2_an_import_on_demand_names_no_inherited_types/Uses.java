import static p.Kinds.*;

import p.Node.*;
import p.*;

/** A type import on demand names what the type declares; a static one names what it inherits, too. */
class Uses {
    Leaf leaf;                              //: Leaf -> p.Node$Leaf
    Kind kind = Kind.BASE;                  //: Kind -> p.Base$Kind; BASE -> p.Base$Kind#BASE
    Kinds kinds;                            //: Kinds -> p.Kinds
}
