/** The scope of a member is the whole body of its class, before its declaration as well. */
class Members {
    int twice() {
        return half() * four;           //: half -> Members#half(); four -> Members#four
    }

    int half() {
        return 1;
    }

    int four = 4;
    Later later;                        //: Later -> Members$Later

    class Later {}
}
