class Search {

    static int above;

    void outer() {}

    int both;

    /** The type is named, so nothing around it counts: {@link Search#toString}. //: toString -> java.lang.Object#toString() */
    abstract class Inner extends Superclass implements Face {

        /**
         * In superclasses before interfaces: {@link #m}, {@link #face}. //: doc m -> Superclass#m(); doc face -> Face#face()
         * Methods of supertypes before those around: {@link #outer}. //: doc outer -> Superclass#outer()
         * Fields around before those of supertypes: {@link #both}. //: both -> Search#both
         * Fields around at all, private or not: {@link #above}, {@link #hidden}. //: above -> Search#above; hidden -> Superclass#hidden
         * Not around a type that is named: {@link Inner#above}. //: above -> ?above
         * An interface has no members of Object: {@link Face#hashCode}. //: hashCode -> ?hashCode
         */
        void here() {}
    }
}

class Superclass {
    private int hidden;
    int both;

    public void m() {}

    void outer() {}
}

interface Face {
    void m();

    void face();
}
