import static a.One.go;
import static a.Two.go;

/** Methods that single static imports bring from several types are overloads of each other. */
class Use {
    void run() {
        go(1);                          //: go -> a.One#go(int)
        go("s");                        //: go -> a.Two#go(String)
        go(1L);                         //: go -> a.Two#go(long)
    }
}
