import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Collectors nest generic calls, whose lambdas get their types from the stream. */
class Collect {
    record Person(String name, int age) {}

    void run(Stream<Person> people) {
        people.collect(Collectors.toList()).get(0).name();
        //: collect -> Stream#collect(Collector); toList -> Collectors#toList()
        //: name -> Collect$Person#name()
        people.collect(Collectors.groupingBy(p -> p.age())).get(1).get(0).name();
        //: groupingBy -> Collectors#groupingBy(Function); age -> Collect$Person#age()
        //: name -> Collect$Person#name()
        people.collect(Collectors.groupingBy(Person::name, TreeMap::new, Collectors.mapping(p -> p.age(), Collectors.toSet()))).firstEntry().getValue();
        //: groupingBy -> Collectors#groupingBy(Function,Supplier,Collector)
        //: methodref name -> Collect$Person#name(); methodref new -> TreeMap#<init>()
        //: mapping -> Collectors#mapping(Function,Collector); age -> Collect$Person#age()
        //: firstEntry -> TreeMap#firstEntry(); getValue -> Map$Entry#getValue()
        Map<String, Integer> m = people.collect(Collectors.toMap(p -> p.name(), p -> p.age(), (a, b) -> a + b.intValue()));
        //: toMap -> Collectors#toMap(Function,Function,BinaryOperator)
        //: name -> Collect$Person#name(); age -> Collect$Person#age()
        //: intValue -> Integer#intValue()
        people.collect(Collectors.partitioningBy(p -> p.age() > 1, Collectors.counting())).get(true).longValue();
        //: partitioningBy -> Collectors#partitioningBy(Predicate,Collector)
        //: age -> Collect$Person#age(); counting -> Collectors#counting()
        //: longValue -> Long#longValue()
        people.collect(Collectors.collectingAndThen(Collectors.toList(), l -> l.get(0))).name();
        //: collectingAndThen -> Collectors#collectingAndThen(Collector,Function)
        //: get -> List#get(int); name -> Collect$Person#name()
        people.map(Person::name).collect(Collectors.joining(", ")).trim();
        //: joining -> Collectors#joining(CharSequence); trim -> String#trim()
        people.collect(ArrayList<Person>::new, ArrayList::add, ArrayList::addAll).get(0).age();
        //: collect -> Stream#collect(Supplier,BiConsumer,BiConsumer)
        //: methodref new -> ArrayList#<init>(); methodref add -> ArrayList#add(Object)
        //: methodref addAll -> ArrayList#addAll(Collection); age -> Collect$Person#age()
    }
}
