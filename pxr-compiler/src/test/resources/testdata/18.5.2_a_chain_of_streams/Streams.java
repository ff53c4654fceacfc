import java.util.*;
import java.util.stream.*;

/** Each link of a stream has a type inferred from the lambda before it. */
class Streams {
    record Person(String name, int age, List<String> friends) {}

    void run(List<Person> people) {
        people.stream().filter(p -> p.age() > 18).map(p -> p.name()).map(String::trim).forEach(n -> n.length());
        //: filter -> Stream#filter(Predicate); age -> Streams$Person#age()
        //: map -> Stream#map(Function); name -> Streams$Person#name()
        //: methodref trim -> String#trim(); forEach -> Stream#forEach(Consumer)
        //: length -> String#length()
        people.stream().flatMap(p -> p.friends().stream()).mapToInt(f -> f.length()).sum();
        //: flatMap -> Stream#flatMap(Function); friends -> Streams$Person#friends()
        //: stream@2 -> Collection#stream(); mapToInt -> Stream#mapToInt(ToIntFunction)
        //: length -> String#length(); sum -> IntStream#sum()
        people.stream().reduce(0, (n, p) -> n + p.age(), Integer::sum).intValue();
        //: reduce -> Stream#reduce(Object,BiFunction,BinaryOperator); age -> Streams$Person#age()
        //: methodref sum -> Integer#sum(int,int); intValue -> Integer#intValue()
        Stream.of("a", "b").map(s -> new Person(s, 1, List.of())).findFirst().get().name().trim();
        //: of -> Stream#of(Object[]); new Person -> Streams$Person#<init>(String,int,List)
        //: name -> Streams$Person#name(); trim -> String#trim()
        Stream.iterate(new int[] {0, 1}, a -> new int[] {a[1], a[0] + a[1]}).limit(9).map(a -> a[0]).toList().get(0).intValue();
        //: iterate -> Stream#iterate(Object,UnaryOperator); toList -> Stream#toList()
        //: intValue -> Integer#intValue()
        IntStream.range(0, 3).mapToObj(i -> people.get(i)).map(Person::age).toArray(Integer[]::new)[0].intValue();
        //: range -> IntStream#range(int,int); mapToObj -> IntStream#mapToObj(IntFunction)
        //: methodref age -> Streams$Person#age(); toArray -> Stream#toArray(IntFunction)
        //: intValue -> Integer#intValue()
        people.stream().<String>mapMulti((p, sink) -> sink.accept(p.name())).count();
        //: mapMulti -> Stream#mapMulti(BiConsumer); accept -> Consumer#accept(Object)
        //: name -> Streams$Person#name()
    }
}
