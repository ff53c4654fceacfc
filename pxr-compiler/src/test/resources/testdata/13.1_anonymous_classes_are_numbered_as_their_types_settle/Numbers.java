import java.util.List;
import java.util.function.Supplier;

/** Arguments with types of their own come before the receiver, others after it. */
class Numbers {
    Numbers with(Object first, Object second) {
        return this;
    }

    <T> T same(T t) {
        return t;
    }

    void chain() {
        with(new Object() {
            int a;                          //: a -> Numbers$2#a
        }, null).with(new Object() {
            int b;                          //: b -> Numbers$1#b
        }, null);
    }

    void nested(boolean choice) {
        with(same(new Object() {
            int c;                          //: c -> Numbers$5#c
        }), with(null, new Object() {
            int d;                          //: d -> Numbers$6#d
        })).with(choice ? new Object() {
            int e;                          //: e -> Numbers$7#e
        } : null, new Object() {
            int f;                          //: f -> Numbers$4#f
        }).with(this.<Object>same(new Object() {
            int g;                          //: g -> Numbers$3#g
        }), (Supplier<Object>) () -> null);
    }
}
