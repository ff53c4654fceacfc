/** A nested, local or type parameter of a name hides the class of java.lang, as does a type of the package. */
class Taken {
    static class String {
        int size;
    }

    String s = new String();
    //: String -> Taken$String; new String@2 -> Taken$String#<init>()
    int n = s.size;                             //: size -> Taken$String#size
    java.lang.String t = "";                    //: String -> java.lang.String
    int m = "".length() + (s + "x").length();
    //: length -> java.lang.String#length(); length@2 -> java.lang.String#length()

    <Integer> Integer id(Integer i) {           //: Integer@2 -> Taken#id(Object)<Integer>
        return i;
    }

    int run() {
        class Object {
            int mine;
        }
        return new Object().mine + id(1).intValue();
        //: new Object -> Taken$1Object#<init>(); mine -> Taken$1Object#mine
        //: intValue -> java.lang.Integer#intValue()
    }

    Thread thread;                              //: Thread -> Thread
    Override over;                              //: Override -> Override
}

class Thread {}

class Override {}
