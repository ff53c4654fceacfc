/** A file may declare any number of top level types. */
class First {
    Second second;                      //: Second -> Second
}

interface Second extends Third {}       //: Third -> Third

@interface Third {}

enum Fourth {
    ONE
}

record Fifth(Fourth fourth) {}          //: Fourth -> Fourth
