/** {@link #ONE} //: doc ONE -> Declared#ONE */
enum Declared {
    /** {@link #ONE} //: doc ONE -> Declared#ONE */
    ONE {
        /** In a body javac binds a copy: {@link #m}. */
        @Override
        void m() {}
    },
    /**
     * {@link #m} //: doc m -> Declared#m()
     */
    TWO;

    /** {@link #a} and {@link #b} //: doc a -> Declared#a; doc b -> Declared#b */
    int a, b;

    /** {@link #m}****/ //: doc m -> Declared#m()
    void m() {}

    /**{@link #m}*/ //: doc m -> Declared#m()
    @Deprecated
    public int annotated;

    /**
       {@link #m} without stars //: doc m -> Declared#m()
    */
    Declared() {}

    /**
     * A record.
     *
     * @param x a component //: x -> Declared$Point#x
     * @param y another //: y -> Declared$Point#y
     */
    record Point(int x, int y) {
        /**
         * {@link #x()} //: doc x -> Declared$Point#x()
         *
         * @param x itself //: x -> #1
         */
        Point(int x, int y) { //: x is #1
            this.x = x;
            this.y = y;
        }
    }

    /** {@link #value} //: doc value -> Declared$Note#value() */
    @interface Note {
        /** {@link Note} //: doc Note -> Declared$Note */
        int value() default 0;
    }
}
