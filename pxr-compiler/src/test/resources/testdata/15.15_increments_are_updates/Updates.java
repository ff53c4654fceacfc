/** ++ and -- and compound assignments read and write. */
class Updates {
    int x;
    static int y;

    void run(Updates other) {                   //: other is #other
        x++;                                    //: update x -> Updates#x
        --other.x;                              //: update x -> Updates#x; other -> #other
        Updates.y <<= x;                        //: update y -> Updates#y; ref x -> Updates#x
        ((other.x)) -= -x;                      //: update x -> Updates#x; ref x@2 -> Updates#x
        x = y = ~x;
        //: write x -> Updates#x; write y -> Updates#y; ref x@2 -> Updates#x
        other.x = other.x + 1;                  //: write x -> Updates#x; ref x@2 -> Updates#x
    }
}
