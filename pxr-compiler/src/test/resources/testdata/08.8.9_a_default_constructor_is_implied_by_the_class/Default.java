/** A class without a constructor has one all the same; it is declared by the class's name. */
class Default {
    static class Sub extends Default {
        Sub() {
            super();                            //: call super -> Default#<init>()
        }
    }

    class Inner {}

    Object o = new Default().new Inner();
    //: new Default -> Default#<init>(); new Inner -> Default$Inner#<init>()
}
