/** Class literals refer to types; a qualified this to the class. */
class This {
    int x;

    class Inner {
        int x = This.this.x;                    //: This -> This; x@2 -> This#x
        Class<?> a = This.class, b = int[].class, c = String[][].class, d = Inner.class;
        //: This -> This; String -> java.lang.String; Inner -> This$Inner
        Object o = Inner.this.x + this.x;
        //: Inner -> This$Inner; x -> This$Inner#x; x@2 -> This$Inner#x
    }
}
