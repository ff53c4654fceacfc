import java.util.function.Function;

/** Everything at once, as real code is: nested, generic, shadowed and formatted at will. */
abstract class Mix<T extends Mix<T>> implements Comparable<T> {
    private final int id;                               //: id -> Mix#id

    Mix(int id) { this.id = id; }                       //: write id@2 -> Mix#id

    abstract T me();

    static <T extends Mix<T>> T of(T t, Function<? super T, ? extends T> f) {
    //: T@2 -> Mix#of(Mix,java.util.function.Function)<T>
        return f.apply(t.me());
        //: apply -> Function#apply(Object); me -> Mix#me()
    }

    @Override public int compareTo(T o) { return Integer.compare(id, ((Mix<T>) o).id); }
    //: compare -> Integer#compare(int,int); id -> Mix#id; id@2 -> Mix#id

    static final class Leaf extends Mix<Leaf> {
        static int count;

        Leaf() { super(count++); }
        //: call super -> Mix#<init>(int); update count -> Mix$Leaf#count

        @Override Leaf me() { return of(this, x -> x.me().me()); }
        //: of -> Mix#of(Mix,Function); me@2 -> Mix$Leaf#me(); me@3 -> Mix$Leaf#me()

        Mix<?> any() { return compareTo(this) > 0 ? this : new Mix.Leaf(); }
        //: compareTo -> Mix#compareTo(Mix); new Leaf -> Mix$Leaf#<init>()
    }
}
