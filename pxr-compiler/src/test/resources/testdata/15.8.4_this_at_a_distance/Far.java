import java.util.function.*;

/** Qualified this and super in lambdas and anonymous classes. */
class Far {
    int x;

    int get() {
        return x;
    }

    class Mid extends Far {
        int get() {
            return 1;
        }

        Supplier<Integer> s = () -> new Object() {
            int x = Mid.this.x + Far.this.x + Mid.super.get() + Far.this.get() + this.x;
            //: Mid -> Far$Mid; x@2 -> Far#x; x@3 -> Far#x; get -> Far#get(); get@2 -> Far#get()
            //: x@4 -> Far$Mid$1#x

            int sum() {
                return ((Function<Integer, Integer>) n -> x + n + get()).apply(1);
                //: x -> Far$Mid$1#x; get -> Far$Mid#get()
            }
        }.sum();                                //: sum -> Far$Mid$1#sum()
    }
}
