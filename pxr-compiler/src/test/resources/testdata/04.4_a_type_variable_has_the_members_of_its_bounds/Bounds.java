import java.io.Closeable;
import java.util.List;

/** Members of a type variable are those of the intersection of its bounds. */
class Bounds<A extends List<String> & Closeable, B extends A> {
//: List -> java.util.List; Closeable -> java.io.Closeable; A@2 -> Bounds<A>
    void run(A a, B b) throws Exception {
        a.get(0).length();              //: get -> List#get(int); length -> String#length()
        a.close();                      //: close -> java.io.Closeable#close()
        b.close();                      //: close -> java.io.Closeable#close()
        b.size();                       //: size -> List#size()
    }
}
