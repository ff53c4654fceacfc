import java./* here */util . // and here
        List;                           //: List -> java.util.List

/** White space and comments may stand between any two tokens. */
class Comments /* of */ < /* its */ T /* parameter */ > {
    List /* of */ < /* any */ ? /* that */ extends T > list;
    //: List -> java.util.List; T -> Comments<T>

    int m(
            int
                    a /* first */,                  //: a is #a
            int b /* second */                      //: b is #b
                    [ ]) {
        return this
                . /* explicitly */ <String>
                        m                           //: m -> Comments#m(int,int[])
                        ( /* nothing */ a, b );     //: a -> #a; b -> #b
    }
}
