/** The members of a type variable are those of its bound, whose wildcards are captured. */
abstract class Assert<S extends Assert<S, A>, A> {
    S self;

    abstract S with(Object state);

    S as(String text) {
        return self;
    }

    static <T extends Assert<?, ?>> Object start(T t) {
        t.self.as("");                      //: as -> Assert#as(String)
        return t.with(t).as("");            //: as -> Assert#as(String)
    }
}
