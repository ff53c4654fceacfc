import java.util.*;
import java.util.concurrent.*;

/** Chains whose types come out of lambdas that call generic methods again. */
class Chains {
    void run(Optional<String> o, CompletableFuture<String> f, Map<String, Map<Integer, List<Long>>> map) {
        o.map(s -> s.length()).filter(n -> n.intValue() > 1).orElseGet(() -> 0).byteValue();
        //: map -> Optional#map(Function); length -> String#length(); intValue -> Integer#intValue()
        //: orElseGet -> Optional#orElseGet(Supplier); byteValue -> Integer#byteValue()
        o.flatMap(s -> Optional.of(List.of(s))).map(l -> l.get(0)).get().trim();
        //: flatMap -> Optional#flatMap(Function); get -> List#get(int); trim -> String#trim()
        f.thenApply(String::length).thenCombine(f, (n, s) -> s.repeat(n)).join().trim();
        //: thenApply -> CompletableFuture#thenApply(Function); methodref length -> String#length()
        //: thenCombine -> CompletableFuture#thenCombine(CompletionStage,BiFunction)
        //: repeat -> String#repeat(int); trim -> String#trim()
        f.handle((s, e) -> e == null ? s : e.getMessage()).thenCompose(s -> CompletableFuture.supplyAsync(() -> s.length())).join().intValue();
        //: handle -> CompletableFuture#handle(BiFunction); getMessage -> Throwable#getMessage()
        //: thenCompose -> CompletableFuture#thenCompose(Function)
        //: supplyAsync -> CompletableFuture#supplyAsync(Supplier); length -> String#length()
        //: intValue -> Integer#intValue()
        map.computeIfAbsent("a", k -> new TreeMap<>()).computeIfAbsent(1, k -> new ArrayList<>()).get(0).longValue();
        //: new TreeMap -> TreeMap#<init>(); new ArrayList -> ArrayList#<init>()
        //: longValue -> Long#longValue()
        map.forEach((k, v) -> v.forEach((n, l) -> l.forEach(x -> x.longValue())));
        //: forEach -> Map#forEach(BiConsumer); forEach@3 -> Iterable#forEach(Consumer)
        //: longValue -> Long#longValue()
        map.values().stream().flatMap(v -> v.entrySet().stream()).map(e -> e.getValue()).forEach(l -> l.size());
        //: getValue -> Map$Entry#getValue(); size -> List#size()
    }
}
