package b;

import static a.Outer.Level.*;                  //: Outer -> a.Outer; Level -> a.Outer$Level
import static a.Outer.Util.MAX;                 //: Util -> a.Outer$Util; MAX -> a.Outer$Util#MAX
import static a.Outer.Util.twice;               //: twice -> a.Outer$Util#twice(int)

import a.Outer;
import a.Outer.*;                               //: a -> a; Outer -> a.Outer
import a.Outer.Util.Deep;                       //: Deep -> a.Outer$Util$Deep

/** Imports may go as deep as types are nested. */
class Use implements Deep {                     //: Deep -> a.Outer$Util$Deep
    Level level = LOW;                          //: Level -> a.Outer$Level; LOW -> a.Outer$Level#LOW
    int n = twice(MAX) + Util.MAX;
    //: twice -> a.Outer$Util#twice(int); MAX -> a.Outer$Util#MAX; Util -> a.Outer$Util

    int of(Level l) {
        return switch (l) {
            case LOW -> 1;                      //: LOW -> a.Outer$Level#LOW
            case HIGH -> HIGH.ordinal();
            //: HIGH -> a.Outer$Level#HIGH; HIGH@2 -> a.Outer$Level#HIGH
        };
    }
}
