import java.io.IOException;
import java.util.concurrent.Callable;

/** A type parameter in a throws clause is inferred as well. */
class Thrown {
    interface Action<X extends Exception> {
        void run() throws X;                    //: X -> Thrown$Action<X>
    }

    static <X extends Exception> void run(Action<X> a) throws X {
    //: X@2 -> Thrown#run(Thrown$Action)<X>; X@3 -> Thrown#run(Thrown$Action)<X>
        a.run();                                //: run -> Thrown$Action#run()
    }

    void test() throws IOException {
        run(() -> System.in.close());
        //: run -> Thrown#run(Thrown$Action); close -> java.io.InputStream#close()
        Thrown.<IOException>run(() -> { throw new IOException(); });
        //: new IOException@2 -> IOException#<init>()
    }
}
