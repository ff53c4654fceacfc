package b;

/** Package-private and private members of a superclass elsewhere are not members: the outer class has the name. */
class Outer {
    int field = 3;
    int hidden = 4;

    void method() {}

    static class Type {}

    class Inner extends a.Base {
        int sum = field + hidden;               //: field -> b.Outer#field; hidden -> b.Outer#hidden

        void run() {
            method();                           //: method -> b.Outer#method()
            Type type = new Type();             //: Type -> b.Outer$Type
        }
    }
}
