/** Statements may stand before this(...) or super(...); they may assign fields of the class (JEP 513). */
class Prologue {
    static class Base {
        Base(int n) {}
    }

    static class Sub extends Base {
        final int size;

        Sub(String text) {
            int length = text.length();         //: length is #length; length@2 -> String#length()
            if (length == 0) throw new IllegalArgumentException(text);
            //: length -> #length
            //: new IllegalArgumentException -> IllegalArgumentException#<init>(String)
            this.size = length;                 //: write size -> Prologue$Sub#size
            super(length);
            //: call super -> Prologue$Base#<init>(int); length -> #length
        }
    }
}
