import java.util.function.Consumer;

/** Methods of one name are one function only if their signatures are equivalent. */
class Published {
    interface Old<T> {
        void subscribe(Consumer<? super T> c);
    }

    interface New<T> {
        void subscribe(Runnable r, T t);

        void subscribe(StringBuilder b);
    }

    interface Both<T> extends Old<T>, New<T> {
        @Override
        default void subscribe(StringBuilder b) {}

        @Override
        default void subscribe(Runnable r, T t) {}
    }

    Both<String> both() {
        return c -> c.accept("");           //: accept -> Consumer#accept(Object)
    }
}
