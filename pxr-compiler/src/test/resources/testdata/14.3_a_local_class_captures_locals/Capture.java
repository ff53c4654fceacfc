/** Local and anonymous classes and lambdas see the effectively final locals around them. */
class Capture {
    Runnable run(int p) {                       //: p is #p
        int l = p;                              //: l is #l; p -> #p
        class Inner {
            int f = l + p;                      //: l -> #l; p -> #p
        }
        return () -> {
            Inner i = new Inner();
            //: Inner -> Capture$1Inner; new Inner@2 -> Capture$1Inner#<init>()
            new Object() {
                int g = i.f + l;                //: f -> Capture$1Inner#f; l -> #l
            }.hashCode();                       //: hashCode -> Object#hashCode()
        };
    }
}
