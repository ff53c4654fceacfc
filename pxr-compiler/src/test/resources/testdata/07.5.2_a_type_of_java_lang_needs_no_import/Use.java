/** java.lang is imported on demand by every file; a type of the package comes first. */
class Use {
    Object object;                      //: Object -> java.lang.Object
    Thread.State state;
    //: Thread -> java.lang.Thread; State -> java.lang.Thread$State
    Record record;                      //: Record -> Record
    Iterable<Integer> all;              //: Iterable -> java.lang.Iterable
}

class Record {}
