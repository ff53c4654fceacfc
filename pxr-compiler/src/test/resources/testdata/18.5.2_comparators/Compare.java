import java.util.*;

/** In a chain of comparators only the first lambda has no target; a type must come from elsewhere. */
class Compare {
    record Person(String name, Integer age, Map.Entry<String, Long> pair) {}

    void run(List<Person> list) {
        list.sort(Comparator.comparing(p -> p.name()));
        //: sort -> List#sort(Comparator); comparing -> Comparator#comparing(Function)
        //: name -> Compare$Person#name()
        list.sort(Comparator.comparing(Person::name).thenComparing(p -> p.age()).reversed());
        //: methodref name -> Compare$Person#name()
        //: thenComparing -> Comparator#thenComparing(Function); age -> Compare$Person#age()
        //: reversed -> Comparator#reversed()
        list.sort(Comparator.comparing((Person p) -> p.age()).thenComparing(Person::name, Comparator.reverseOrder()));
        //: age -> Compare$Person#age()
        //: thenComparing -> Comparator#thenComparing(Function,Comparator)
        //: methodref name -> Compare$Person#name(); reverseOrder -> Comparator#reverseOrder()
        list.sort(Comparator.comparingInt(Person::age));
        //: comparingInt -> Comparator#comparingInt(ToIntFunction)
        //: methodref age -> Compare$Person#age()
        list.sort((a, b) -> a.name().compareTo(b.name()));
        //: compareTo -> String#compareTo(String); name -> Compare$Person#name()
        list.sort(Comparator.nullsFirst(Comparator.comparing(p -> p.pair(), Map.Entry.comparingByValue())));
        //: nullsFirst -> Comparator#nullsFirst(Comparator)
        //: comparing -> Comparator#comparing(Function,Comparator); pair -> Compare$Person#pair()
        //: comparingByValue -> Map$Entry#comparingByValue()
        Collections.max(list, Comparator.comparing(p -> p.age())).name();
        //: max -> Collections#max(Collection,Comparator); age -> Compare$Person#age()
        //: name -> Compare$Person#name()
        new TreeSet<Person>(Comparator.comparing(p -> p.name())).first().age();
        //: new TreeSet -> TreeSet#<init>(Comparator); name -> Compare$Person#name()
        //: age -> Compare$Person#age()
    }
}
