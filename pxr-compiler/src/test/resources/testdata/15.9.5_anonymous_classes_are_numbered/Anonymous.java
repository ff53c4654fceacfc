/** Anonymous classes are numbered in their top level class as they come. */
class Anonymous {
    Object a = new Object() {                   //: new Object@2 -> Object#<init>()
        int one;                                //: one -> Anonymous$1#one
        Object nested = new Object() {
            int deep = one;
            //: def deep -> Anonymous$1$1#deep; one -> Anonymous$1#one
        };
    };

    Object m() {
        return new Runnable() {                 //: ref Runnable -> java.lang.Runnable
            int two;                            //: two -> Anonymous$2#two

            public void run() {}                //: def run -> Anonymous$2#run()
        };
    }

    static class Nested {
        Object b = new Thread("n") {            //: new Thread -> Thread#<init>(String)
            int three;                          //: three -> Anonymous$Nested$1#three
        };
    }
}
