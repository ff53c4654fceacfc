import java.io.*;

/** A resource is in scope in the resources behind it and in the block; a variable may be one as well. */
class Resources {
    final Reader r = null;

    void run(Writer w) throws IOException {                 //: w is #w
        try (Reader r = new StringReader("a"); BufferedReader b = new BufferedReader(r); w) {
        //: r is #r; new StringReader -> StringReader#<init>(String)
        //: new BufferedReader@2 -> BufferedReader#<init>(Reader); r@2 -> #r; w -> #w
            b.readLine().length();
            //: readLine -> BufferedReader#readLine(); length -> String#length()
            w.write(r.read());
            //: write -> Writer#write(int); r -> #r; read -> Reader#read()
        } finally {
            r.close();
            //: r -> Resources#r; close -> Reader#close()
        }
        try (this.r) {                                      //: r -> Resources#r
            r.ready();                                      //: r -> Resources#r
        }
    }
}
