/** In `@A(x)` the x is the element value, which is then not named; written out it is a name. */
class Value {
    @interface A {
        int[] value();
    }

    static final int X = 1;

    @A(X)                                       //: annotation A -> Value$A; ref X -> Value#X
    int a;

    @A({X, Value.X})                            //: ref X@2 -> Value#X
    int b;

    @A(value = X)
    //: annotation value -> Value$A#value(); ref X -> Value#X
    int c;

    @SuppressWarnings("unchecked")
    //: annotation SuppressWarnings -> java.lang.SuppressWarnings
    int value;
}
