import java.math.BigDecimal;

/** The types that a lambda declares, or the one method that a reference means, must be the function's. */
class Impact {
    interface OfInt<C> {
        Object impact(C context, int weight);
    }

    interface OfLong<C> {
        Object impact(C context, long weight);
    }

    interface OfDecimal<C> {
        Object impact(C context, BigDecimal weight);
    }

    static <C> void of(C context, OfInt<C> function) {}

    static <C> void of(C context, OfLong<C> function) {}

    static <C> void of(C context, OfDecimal<C> function) {}

    static void plain(OfInt<String> function) {}

    static void plain(OfDecimal<String> function) {}

    static Object decimal(String context, BigDecimal weight) {
        return context;
    }

    void calls() {
        of("", (String c, long w) -> c);            //: of -> Impact#of(Object,Impact$OfLong)
        of("", (String c, BigDecimal w) -> c);      //: of -> Impact#of(Object,Impact$OfDecimal)
        of("", Impact::decimal);                    //: of -> Impact#of(Object,Impact$OfDecimal)
        plain((String c, BigDecimal w) -> c);       //: plain -> Impact#plain(Impact$OfDecimal)
        plain(Impact::decimal);                     //: plain -> Impact#plain(Impact$OfDecimal)
    }
}
