import java.io.Closeable;

/** Generic methods whose type parameters have other bounds are overloads; none overrides the other. */
class Bounds {
    interface Scope {
        <C extends AutoCloseable> C close(C closeable);

        <C extends Closeable> C close(C closeable);
    }

    abstract static class Base implements Scope {
        @Override
        public <C extends AutoCloseable> C close(C closeable) {
            return closeable;
        }

        @Override
        public <C extends Closeable> C close(C closeable) {
            return closeable;
        }
    }

    void calls(Base base, Closeable a, AutoCloseable b) {
        base.close(a);                      //: close -> Bounds$Base#close(Closeable)
        base.close(b);                      //: close -> Bounds$Base#close(AutoCloseable)
    }
}
