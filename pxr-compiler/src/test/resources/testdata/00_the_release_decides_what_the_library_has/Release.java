/** Against the library of Java 8, a call means the method there was: List had no getFirst. */
class Release {                                 //: release 8
    static class Deck extends java.util.ArrayList<String> {
        String getFirst() {
            return get(0);                      //: get -> ArrayList#get(int)
        }
    }

    static String strip(String s) {
        return new Deck().getFirst();           //: getFirst -> Release$Deck#getFirst()
    }

    java.nio.ByteBuffer flipped(java.nio.ByteBuffer b) {
        b.flip();                               //: flip -> java.nio.Buffer#flip()
        return b;
    }
}
