import java.math.BigDecimal;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Well-known method references to overloaded methods. */
class Refs {
    void run(Stream<String> strings, Stream<Optional<String>> optionals, List<BigDecimal> money, Integer[] numbers) {
        strings.map(String::toUpperCase).map(String::valueOf).sorted(String::compareTo);
        //: methodref toUpperCase -> String#toUpperCase()
        //: methodref valueOf -> String#valueOf(Object)
        //: methodref compareTo -> String#compareTo(String)
        strings.map(Integer::valueOf).sorted(Integer::compare).sorted(Integer::compareTo);
        //: methodref valueOf -> Integer#valueOf(String)
        //: methodref compare -> Integer#compare(int,int)
        //: methodref compareTo -> Integer#compareTo(Integer)
        strings.mapToInt(Integer::parseInt).mapToObj(Integer::toString).map(String::length);
        //: methodref parseInt -> Integer#parseInt(String)
        //: methodref toString -> Integer#toString(int); methodref length -> String#length()
        optionals.flatMap(Optional::stream).map(StringBuilder::new).map(StringBuilder::reverse);
        //: methodref stream -> Optional#stream(); methodref new -> StringBuilder#<init>(String)
        //: methodref reverse -> StringBuilder#reverse()
        money.stream().reduce(BigDecimal.ZERO, BigDecimal::add).abs();
        //: methodref add -> BigDecimal#add(BigDecimal); abs -> BigDecimal#abs()
        strings.collect(Collectors.toMap(Function.identity(), String::length, (a, b) -> a, LinkedHashMap::new)).firstEntry();
        //: toMap -> Collectors#toMap(Function,Function,BinaryOperator,Supplier)
        //: identity -> Function#identity(); methodref new -> LinkedHashMap#<init>()
        //: firstEntry -> SequencedMap#firstEntry()
        strings.collect(Collectors.collectingAndThen(Collectors.toList(), Collections::unmodifiableList)).get(0).trim();
        //: methodref unmodifiableList -> Collections#unmodifiableList(List); trim -> String#trim()
        Arrays.sort(numbers, Comparator.comparing(Integer::longValue, Long::compare));
        //: sort -> Arrays#sort(Object[],Comparator); methodref longValue -> Integer#longValue()
        //: methodref compare -> Long#compare(long,long)
        strings.forEach(System.out::println);
        //: out -> System#out; methodref println -> java.io.PrintStream#println(String)
        strings.map(String::chars).flatMapToInt(c -> c).mapToObj(Character::toString);
        //: methodref chars -> String#chars(); methodref toString -> Character#toString(int)
        strings.toArray(String[]::new)[0].trim();           //: trim -> String#trim()
        Stream.of("a").filter(Predicate.not(String::isEmpty)).anyMatch("b"::equals);
        //: not -> Predicate#not(Predicate); methodref isEmpty -> String#isEmpty()
        //: methodref equals -> String#equals(Object)
        Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());
        //: comparingByValue -> Map$Entry#comparingByValue()
        //: thenComparing -> Comparator#thenComparing(Comparator)
        //: comparingByKey -> Map$Entry#comparingByKey()
        Optional.of("a").map(String::length).orElseThrow(IllegalStateException::new).intValue();
        //: orElseThrow -> Optional#orElseThrow(Supplier)
        //: methodref new -> IllegalStateException#<init>(); intValue -> Integer#intValue()
    }
}
