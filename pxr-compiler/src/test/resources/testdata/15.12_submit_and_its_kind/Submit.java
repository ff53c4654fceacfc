import java.util.concurrent.*;
import java.util.function.*;

/** Overloads that differ in the functional interface only, as the library has many. */
class Submit {
    int number() {
        return 1;
    }

    void nothing() {}

    <T> T generic() {
        return null;
    }

    void run(ExecutorService e, ConcurrentHashMap<String, Integer> map) throws Exception {
        e.submit(() -> 1).get().intValue();
        //: submit -> ExecutorService#submit(Callable); get -> Future#get()
        //: intValue -> Integer#intValue()
        e.submit(() -> nothing());
        //: submit -> ExecutorService#submit(Runnable)
        e.submit(() -> number());
        //: submit -> ExecutorService#submit(Callable)
        e.submit(this::number);
        //: submit -> ExecutorService#submit(Callable)
        e.submit(this::nothing);
        //: submit -> ExecutorService#submit(Runnable)
        e.submit(() -> { number(); });
        //: submit -> ExecutorService#submit(Runnable)
        e.submit(() -> { return number(); });
        //: submit -> ExecutorService#submit(Callable)
        e.submit(() -> { throw new Exception(); });
        //: submit -> ExecutorService#submit(Callable)
        CompletableFuture.supplyAsync(() -> "a", e).thenAccept(s -> s.trim());
        //: supplyAsync -> CompletableFuture#supplyAsync(Supplier,Executor); trim -> String#trim()
        new Thread(() -> number()).start();
        //: new Thread -> Thread#<init>(Runnable)
        map.computeIfPresent("a", (k, v) -> v.intValue() + k.length());
        //: intValue -> Integer#intValue(); length -> String#length()
        map.reduceValues(1, Integer::sum).intValue();
        //: reduceValues -> ConcurrentHashMap#reduceValues(long,BiFunction)
        //: methodref sum -> Integer#sum(int,int); intValue -> Integer#intValue()
        map.reduceValues(1, v -> v.toString(), String::concat).trim();
        //: reduceValues -> ConcurrentHashMap#reduceValues(long,Function,BiFunction)
        //: toString -> Integer#toString(); methodref concat -> String#concat(String)
        //: trim -> String#trim()
        ThreadLocal.withInitial(() -> new int[1]).get().clone();
        //: withInitial -> ThreadLocal#withInitial(Supplier)
    }
}
