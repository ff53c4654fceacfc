/** A compact constructor's parameters are implied by the components: a write there writes no field. */
record Range(int low, int high) {               //: def low -> Range#low
    Range {                                     //: def Range -> Range#<init>(int,int)
        if (low > high) {                       //: low is #p
            int swap = low;
            low = high;                         //: write low -> #p
            high = swap;
        }
    }

    Range(int only) {
        this(only, only);                       //: call this -> Range#<init>(int,int)
    }
}
