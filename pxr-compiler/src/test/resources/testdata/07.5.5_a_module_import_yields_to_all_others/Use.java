import module java.desktop;
import module java.base;
import java.util.*;
import java.util.List;

/** A single-type import shadows a module import, and so does an import on demand. */
class Use {
    List<Date> list;                    //: List -> java.util.List; Date -> java.util.Date
    Button button;                      //: Button -> java.awt.Button
}
