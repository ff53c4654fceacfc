/** The arguments of an anonymous class's creation choose among the superclass's constructors. */
class Args {
    static abstract class Base {
        Base(Object o) {}

        Base(String s, int... rest) {}

        abstract int get();
    }

    Base a = new Base("a") {                    //: new Base@2 -> Args$Base#<init>(Object)
        int get() {
            return 1;
        }
    };
    Base b = new Base("a", 1, 2) {              //: new Base@2 -> Args$Base#<init>(String,int[])
        int get() {
            return helper() + a.get();
            //: helper -> Args$2#helper(); get -> Args$Base#get()
        }

        int helper() {
            return hashCode();                  //: hashCode -> Object#hashCode()
        }
    };
}
