/** After `if (!(x instanceof T t)) return;` t is in scope. */
class Early {
    Object t;

    int run(Object o) {
        if (!(o instanceof Integer t)) return 0;        //: t is #t
        return t.intValue();                            //: t -> #t; intValue -> Integer#intValue()
    }

    int both(Object o) {
        if (o instanceof Integer t) {
            return t;
        } else {
            t.hashCode();                               //: t -> Early#t
        }
        return t.hashCode();
        //: t -> Early#t; hashCode -> Object#hashCode()
    }
}
