/** A creation calls the constructor that fits; this(...) and super(...) as well. */
class Ctor {
    Ctor(int n) {}

    Ctor(String s) {
        this(s.length());                       //: call this -> Ctor#<init>(int)
    }

    static class Sub extends Ctor {
        Sub() {
            super("a");                         //: call super -> Ctor#<init>(String)
        }

        Sub(Object o) {
            this();                             //: call this -> Ctor$Sub#<init>()
        }
    }

    Ctor a = new Ctor(1), b = new Ctor("b");
    //: new Ctor@2 -> Ctor#<init>(int); new Ctor@3 -> Ctor#<init>(String)
    Sub c = new Sub(), d = new Sub(1);
    //: new Sub@2 -> Ctor$Sub#<init>(); new Sub@3 -> Ctor$Sub#<init>(Object)
}
