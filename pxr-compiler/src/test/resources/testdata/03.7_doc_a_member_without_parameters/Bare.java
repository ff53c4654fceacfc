class Bare {

    /**
     * Of overloaded methods the first: {@link #m}, {@link Bare#m}, {@link String#valueOf}. //: doc m -> Bare#m(int); m@2 -> Bare#m(int); valueOf -> java.lang.String#valueOf(java.lang.Object)
     * Of constructors the last: {@link #Bare}, {@link Bare#Bare}. //: doc Bare -> Bare#<init>(int); Bare@2 -> Bare; Bare@3 -> Bare#<init>(int)
     * A field before a method: {@link #f}. //: doc f -> Bare#f
     * A name alone may be a member's: {@link m}, {@link f}. //: doc m -> Bare#m(int); f -> Bare#f
     * But not behind a type's: {@link Bare.m}. //: doc Bare -> Bare; m -> ?m
     */
    Bare() {}

    Bare(int i) {}

    void m(int i) {}

    void m(String s) {}

    void f() {}

    int f;
}

class Below extends Bare {
    /** A method of a subclass before a field above: {@link #f}. //: doc f -> Below#f() */
    void f() {}
}
